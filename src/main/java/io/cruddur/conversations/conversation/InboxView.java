package io.cruddur.conversations.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of an inbox.
 *
 * @param next the cursor of the page after this one; missing on the last
 * @param unread how much there is to read; only on the first page of {@code filter=unread}
 */
@Schema(name = "Inbox")
@JsonInclude(JsonInclude.Include.NON_NULL)
record InboxView(
        List<ConversationView> items,
        @Nullable String next,
        @Nullable UnreadView unread) {

    /**
     * How much there is to read.
     *
     * @param conversations how many conversations have something, at most 200
     * @param messages how many messages that is
     * @param exact false if it stopped counting at 200 conversations
     */
    @Schema(name = "Unread")
    record UnreadView(int conversations, long messages, boolean exact) {

        static UnreadView of(Inbox.Unread unread) {
            return new UnreadView(unread.conversations(), unread.messages(), unread.exact());
        }
    }
}
