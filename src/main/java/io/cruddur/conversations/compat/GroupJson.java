package io.cruddur.conversations.compat;

import io.cruddur.conversations.conversation.InboxRow;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A conversation in the list: its id, the other person (of a group its title, and who wrote last), and its last message. */
@Schema(name = "MessageGroup")
record GroupJson(String uuid, String displayName, String handle, String message, String createdAt) {

    /** Names as Postgres has them, else as the row has them. */
    static GroupJson of(InboxRow row, Map<UserId, User> people) {
        User other = people.getOrDefault(row.other().id(), row.other());
        return new GroupJson(
                row.conversation().toString(),
                row.title().orElse(other.displayName()),
                other.handle().value(),
                row.latest().text(),
                row.latest().at().toString());
    }
}
