package io.cruddur.conversations.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cruddur.conversations.user.PersonView;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A conversation, as {@code /v1} shows it to one of its members.
 *
 * @param participants the others
 * @param unread how many messages the reader hasn't read
 * @param readSeq the number of the newest message that they have
 */
@Schema(name = "Conversation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConversationView(
        String id, String kind, List<PersonView> participants, LastMessage lastMessage, long unread, long readSeq) {

    /**
     * The newest message.
     *
     * @param author the id of who wrote it
     * @param preview its text, or the beginning of it
     */
    @Schema(name = "LastMessage")
    record LastMessage(String id, long seq, String author, String preview, String createdAt) {}

    /** With names as Postgres has them, else as the row has them. */
    static ConversationView of(InboxRow row, Map<UserId, User> people) {
        InboxRow.Latest latest = row.latest();
        User other = people.getOrDefault(row.other().id(), row.other());
        return new ConversationView(
                row.conversation().toString(),
                "direct",
                List.of(PersonView.of(other)),
                new LastMessage(
                        latest.id().toString(),
                        latest.seq(),
                        latest.author().toString(),
                        latest.text(),
                        latest.at().toString()),
                latest.seq() - row.readSeq(),
                row.readSeq());
    }
}
