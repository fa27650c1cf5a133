package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.OriginalRow;
import io.cruddur.conversations.message.OriginalMessage;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.user.UserId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a survey of the table has seen of a group of the original: who is in it, and where its rows are, but no text. */
final class Group {

    /** More senders, or pairs of people, than two are as good as three. */
    private static final int ENOUGH = 3;

    /** The key of an inbox row. */
    record RowKey(String pk, String sk) {}

    final ConversationId id;
    final List<RowKey> rows = new ArrayList<>();
    final Set<ConversationId> cameFrom = new LinkedHashSet<>();
    private final Set<UserId> senders = new LinkedHashSet<>();
    private final Set<Two> pairs = new LinkedHashSet<>();
    private boolean paired = true;
    private long originals;
    private long copies;
    private @Nullable Head head;
    private boolean setAside;
    private boolean broken;

    Group(ConversationId id) {
        this.id = id;
    }

    void addMessage(Item item) {
        if (Heads.isHead(item)) {
            try {
                head = Heads.head(item);
            } catch (RuntimeException _) {
                broken = true;
            }
            return;
        }
        OriginalMessage.adoptedFrom(item).ifPresent(origin -> {
            copies++;
            cameFrom.add(origin.conversation());
        });
        if (OriginalMessage.is(item)) {
            originals++;
        }
        if (senders.size() < ENOUGH) {
            OriginalMessage.read(item)
                    .ifPresent(message -> senders.add(message.author().id()));
        }
    }

    void addRow(OriginalRow row) {
        rows.add(new RowKey(row.item().pk(), row.item().sk()));
        var two = Two.of(row.owner(), row.other().id());
        if (two.isEmpty()) {
            paired = false;
        } else if (pairs.size() < ENOUGH) {
            pairs.add(two.get());
        }
    }

    void setAside() {
        setAside = true;
    }

    Optional<Head> head() {
        return Optional.ofNullable(head);
    }

    boolean isGroup() {
        return head != null && head.isGroup();
    }

    /** Whether there is anything of the original's that hasn't been adopted; not beside a head that can't be read. */
    boolean isOriginal() {
        return !broken && (originals > 0 || !rows.isEmpty() || (head == null && copies > 0));
    }

    long messages() {
        return originals + copies;
    }

    /** Whose it is: as its head says, else its rows, if they agree, else who wrote in it. */
    Optional<Two> people() {
        if (head != null) {
            return head.isGroup() ? Optional.empty() : Two.of(head.members().keySet());
        }
        if (setAside || !paired) {
            return Optional.empty();
        }
        return switch (pairs.size()) {
            case 0 -> Two.of(senders);
            case 1 -> Optional.of(pairs.iterator().next());
            default -> Optional.empty();
        };
    }
}
