package io.cruddur.conversations.admin.ddb;

import io.cruddur.conversations.admin.People;
import io.cruddur.conversations.conversation.Inbox;
import io.cruddur.conversations.conversation.InboxPage;
import io.cruddur.conversations.conversation.InboxRow;
import io.cruddur.conversations.conversation.Listing;
import io.cruddur.conversations.table.Consumption;
import io.cruddur.conversations.table.Units;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Somebody's inbox, and who the others in it are. */
@ApplicationScoped
class ReadInbox {

    private final People people;
    private final Inbox inbox;
    private final Consumption consumption;

    ReadInbox(People people, Inbox inbox, Consumption consumption) {
        this.people = people;
        this.inbox = inbox;
        this.consumption = consumption;
    }

    /** What was found, and what that cost. */
    record Found(List<InboxRow> rows, boolean more, Map<UserId, User> others, Units units) {

        /** A group's title, or who is in the conversation but its reader. */
        String names(InboxRow row) {
            return row.title()
                    .orElseGet(() -> row.participants().stream()
                            .map(id -> Optional.ofNullable(others.get(id)).orElse(row.other()))
                            .map(user -> "@" + user.handle())
                            .distinct()
                            .collect(Collectors.joining(" ")));
        }
    }

    Found read(Handle handle, int limit) {
        User reader = people.byHandle(handle);
        InboxPage page = inbox.page(reader.id(), Listing.EVERYTHING, Optional.empty(), limit)
                .await()
                .indefinitely();
        var others = people.byIds(page.people());
        return new Found(page.rows(), page.next().isPresent(), others, consumption.soFar());
    }
}
