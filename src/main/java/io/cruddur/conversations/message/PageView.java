package io.cruddur.conversations.message;

import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run of messages without a hole, oldest first.
 *
 * @param hasOlder whether there are more before the first; ask with {@code before} and its id
 * @param hasNewer whether there are more after the last; ask with {@code after} and its id
 */
@Schema(name = "MessagePage")
record PageView(List<MessageView> items, boolean hasOlder, boolean hasNewer) {

    static PageView of(Page page, Map<UserId, User> people) {
        return new PageView(
                page.messages().stream()
                        .map(message -> MessageView.of(message, people))
                        .toList(),
                page.hasOlder(),
                page.hasNewer());
    }
}
