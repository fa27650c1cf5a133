package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Which direct conversation two people have: item {@code DM#<smaller uuid>#<larger uuid>}, so there is at most one. */
@ApplicationScoped
public class Pairs {

    private static final String SK = "DM";
    private static final String CONVERSATION = "message_group_uuid";

    private final Dynamo dynamo;

    Pairs(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The partition key of two people's pair, whoever is named first. */
    public static String partition(UserId one, UserId other) {
        String a = one.toString();
        String b = other.toString();
        return a.compareTo(b) < 0 ? "DM#" + a + "#" + b : "DM#" + b + "#" + a;
    }

    /** The two people's conversation: strongly consistent, 1 RCU. */
    public Uni<Optional<ConversationId>> find(UserId one, UserId other) {
        return dynamo.get("pair", partition(one, other), SK).map(item -> item.map(Pairs::conversation));
    }

    /** The write that makes this their conversation; refused with the pair that is there already. */
    public Write create(UserId one, UserId other, ConversationId id) {
        return Write.putNew(Item.keyed(partition(one, other), SK).with(CONVERSATION, id));
    }

    /** Reads a pair's item. */
    public static ConversationId conversation(Item item) {
        return new ConversationId(item.uuid(CONVERSATION));
    }
}
