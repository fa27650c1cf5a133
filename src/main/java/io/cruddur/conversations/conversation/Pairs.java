package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is between two people: item {@code DM#<smaller uuid>#<larger uuid>}, so they have at most one direct conversation,
 * and who has blocked whom is known before they have one. Every write of a pair is on condition that it is as it was seen.
 */
@ApplicationScoped
public class Pairs {

    /** What the partition keys of pairs begin with. */
    public static final String PREFIX = "DM#";

    private static final String SK = "DM";
    private static final String CONVERSATION = "message_group_uuid";
    private static final String BLOCKED_BY = "blocked_by";
    private static final String VERSION = "version";

    private final Dynamo dynamo;

    Pairs(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The partition key of two people's pair, whoever is named first. */
    public static String partition(UserId one, UserId other) {
        String a = one.toString();
        String b = other.toString();
        return PREFIX + (a.compareTo(b) < 0 ? a + "#" + b : b + "#" + a);
    }

    /** Whose pair that is the partition key of, in the order of their ids, if it is one. */
    public static List<UserId> people(String pk) {
        if (!pk.startsWith(PREFIX)) {
            return List.of();
        }
        var people = Stream.of(pk.substring(PREFIX.length()).split("#", -1))
                .flatMap(id -> UserId.read(id).stream())
                .toList();
        return people.size() == 2
                        && partition(people.getFirst(), people.getLast()).equals(pk)
                ? people
                : List.of();
    }

    /** The two people's pair, whether stored or not: strongly consistent, 1 RCU. */
    public Uni<Pair> find(UserId one, UserId other) {
        return item(one, other).map(item -> item.map(Pairs::pair).orElse(Pair.NONE));
    }

    /** The same as an item, if it is stored. */
    public Uni<Optional<Item>> item(UserId one, UserId other) {
        return dynamo.get("pair", partition(one, other), SK);
    }

    /** The write that makes a pair another; refused with the pair that is there when it is not the seen one. */
    public Write change(UserId one, UserId other, Pair seen, Pair next) {
        String pk = partition(one, other);
        List<String> blockedBy =
                next.blockedBy().stream().map(UserId::toString).sorted().toList();
        if (!seen.isStored()) {
            Item item = Item.keyed(pk, SK).with(VERSION, 1);
            next.conversation().ifPresent(id -> item.with(CONVERSATION, id));
            return Write.putNew(blockedBy.isEmpty() ? item : item.with(BLOCKED_BY, blockedBy));
        }
        var update = Write.update(pk, SK, seen.version());
        next.conversation().ifPresentOrElse(id -> update.set(id, CONVERSATION), () -> update.remove(CONVERSATION));
        return blockedBy.isEmpty() ? update.remove(BLOCKED_BY) : update.set(blockedBy, BLOCKED_BY);
    }

    /** Reads a pair's item. */
    public static Pair pair(Item item) {
        return new Pair(
                item.has(CONVERSATION) ? Optional.of(new ConversationId(item.uuid(CONVERSATION))) : Optional.empty(),
                item.strings(BLOCKED_BY).stream().map(UserId::parse).collect(Collectors.toSet()),
                item.numberOrZero(VERSION));
    }
}
