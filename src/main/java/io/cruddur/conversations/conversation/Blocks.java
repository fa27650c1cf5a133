package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Range;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whom people have blocked: items {@code BLK#<user>}, sorted by the ids of the blocked. They are for listing, and for what
 * must not happen to a blocker who isn't in the conversation; sends look at the pair and the head, which say the same.
 */
@ApplicationScoped
public class Blocks {

    /** What the partition keys of blocks begin with. */
    public static final String PREFIX = "BLK#";

    private final Dynamo dynamo;

    Blocks(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** A run of somebody's blocks, and whether there are more behind them. */
    record Page(List<Block> blocks, boolean more) {

        /** The blocked. */
        Set<UserId> people() {
            return blocks.stream().map(block -> block.user().id()).collect(Collectors.toSet());
        }
    }

    /** Somebody's blocks, or those after a person, the highest ids first: strongly consistent, 1 RCU for each 4 KB begun. */
    Uni<Page> page(UserId blocker, Optional<UserId> after, int limit) {
        return dynamo.newest("blocks", partition(blocker), after.map(UserId::toString), limit + 1)
                .map(range -> page(range, limit));
    }

    private static Page page(Range range, int limit) {
        var blocks = range.items().stream().limit(limit).map(Blocks::block).toList();
        return new Page(blocks, range.items().size() > limit || range.more());
    }

    /** The write that blocks somebody, whether they are blocked or not. */
    Write create(UserId blocker, Block block) {
        User blocked = block.user();
        return Write.put(Item.keyed(partition(blocker), blocked.id().toString())
                .with("user_handle", blocked.handle())
                .with("user_display_name", blocked.displayName())
                .with("since", block.since()));
    }

    /** The write that blocks somebody no more, whether they are blocked or not. */
    Write delete(UserId blocker, UserId blocked) {
        return Write.delete(partition(blocker), blocked.toString());
    }

    /** The write that changes nothing and is refused when the one has blocked the other: 2 WCU. */
    public Write absence(UserId blocker, UserId blocked) {
        return Write.absent(partition(blocker), blocked.toString());
    }

    /** Whether the list says that the one has blocked the other: strongly consistent, 1 RCU. */
    public Uni<Boolean> has(UserId blocker, UserId blocked) {
        return dynamo.get("block", partition(blocker), blocked.toString()).map(Optional::isPresent);
    }

    /** The write that lists somebody as blocked from then on. */
    public Write list(UserId blocker, User blocked, Stamp since) {
        return create(blocker, new Block(blocked, since));
    }

    /** Whose list that is the partition key of, if it is one. */
    public static Optional<UserId> blocker(String pk) {
        return pk.startsWith(PREFIX) ? UserId.read(pk.substring(PREFIX.length())) : Optional.empty();
    }

    private static String partition(UserId blocker) {
        return PREFIX + blocker;
    }

    private static Block block(Item item) {
        var user = new User(
                UserId.parse(item.sk()), new Handle(item.string("user_handle")), item.string("user_display_name"));
        return new Block(user, item.stamp("since"));
    }
}
