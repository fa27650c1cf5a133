package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A run of somebody's inbox, newest message first.
 *
 * @param next where to go on, if there is more
 */
public record InboxPage(List<InboxRow> rows, Optional<Place> next) {

    public InboxPage {
        rows = List.copyOf(rows);
    }

    /** The people they are with. */
    public Set<UserId> people() {
        return rows.stream().flatMap(InboxRow::people).collect(Collectors.toSet());
    }

    /** Where a conversation stands in the order of an inbox; the id tells two of the same microsecond apart. */
    public record Place(Stamp at, ConversationId id) implements Comparable<Place> {

        private static final Comparator<Place> NEWEST_FIRST = Comparator.comparing(Place::at)
                .reversed()
                .thenComparing(place -> place.id().toString());

        static Place of(InboxRow row) {
            return new Place(row.latest().at(), row.conversation());
        }

        @Override
        public int compareTo(Place other) {
            return NEWEST_FIRST.compare(this, other);
        }
    }
}
