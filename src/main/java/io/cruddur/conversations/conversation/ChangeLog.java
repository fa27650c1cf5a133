package io.cruddur.conversations.conversation;

import io.cruddur.conversations.conversation.Change.Kind;
import io.cruddur.conversations.conversation.Change.Revision;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Range;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What has changed for everybody: items {@code CHG#<user>}, sorted by when, each put by the transaction that makes the
 * change. Messages aren't in it, since inboxes tell of them. About 300 bytes, for 30 days (config); that somebody is no
 * member any more stays, since nothing else would say it.
 */
@ApplicationScoped
public class ChangeLog {

    /** What the partition keys of change logs begin with. */
    public static final String PREFIX = "CHG#";

    /** Sorts after every entry. */
    private static final String END = "~";

    private final Dynamo dynamo;
    private final Duration memory;

    ChangeLog(Dynamo dynamo, ChangeLogConfig config) {
        this.dynamo = dynamo;
        this.memory = config.memory();
    }

    /**
     * A run of somebody's changes, oldest first.
     *
     * @param next where the one behind it begins, if there is one
     */
    public record Run(List<Change> changes, Optional<String> next) {

        public Run {
            changes = List.copyOf(changes);
        }
    }

    /** For how long changes are remembered. */
    public Duration memory() {
        return memory;
    }

    /** The writes that tell those people of a change: 2 WCU each. */
    public List<Write> tell(Collection<UserId> whom, Change change) {
        return whom.stream().map(user -> Write.put(item(user, change))).toList();
    }

    /** Where the changes from a time on begin. */
    public static String from(Stamp time) {
        return time.toString();
    }

    /** Somebody's changes from a place on: strongly consistent, 1 RCU for each 4 KB begun. */
    public Uni<Run> read(UserId user, String from, int limit) {
        return dynamo.oldest("changes", PREFIX + user, from, END, limit).map(ChangeLog::run);
    }

    /** Whether that is an entry of somebody's change log, and can be read. */
    public static boolean isSound(Item item) {
        try {
            return item.pk().startsWith(PREFIX)
                    && change(item).at().equals(Stamp.parse(item.sk().split("#", 2)[0]));
        } catch (RuntimeException _) {
            return false;
        }
    }

    private static Run run(Range range) {
        // No entry's key is another's and "!".
        var next = range.more() ? Optional.of(range.items().getLast().sk() + "!") : Optional.<String>empty();
        return new Run(range.items().stream().map(ChangeLog::change).toList(), next);
    }

    private Item item(UserId user, Change change) {
        String place = change.at() + "#" + change.conversation();
        String sk = change.revision()
                .map(revision -> place + "#" + revision.seq() + "." + revision.rev())
                .orElse(place + "#" + change.kind());
        Item item = Item.keyed(PREFIX + user, sk)
                .with("kind", change.kind())
                .with("message_group_uuid", change.conversation())
                .with("at", change.at());
        change.revision()
                .ifPresent(revision -> item.with("message_uuid", revision.message())
                        .with("seq", revision.seq())
                        .with("rev", revision.rev()));
        return change.kind() == Kind.LEFT
                ? item
                : item.with(Write.EXPIRES_AT, change.at().plus(memory).instant().getEpochSecond());
    }

    private static Change change(Item item) {
        return new Change(
                Kind.parse(item.string("kind")),
                new ConversationId(item.uuid("message_group_uuid")),
                item.stamp("at"),
                item.has("message_uuid")
                        ? Optional.of(new Revision(
                                new MessageId(item.uuid("message_uuid")), item.number("seq"), item.number("rev")))
                        : Optional.empty());
    }
}
