package io.cruddur.conversations.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of the people whom the reader has blocked.
 *
 * @param next the cursor of the page after this one; missing on the last
 */
@Schema(name = "Blocks")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BlocksView(List<BlockView> items, @Nullable String next) {

    /**
     * A person whom the reader has blocked.
     *
     * @param since since when
     */
    @Schema(name = "Block")
    record BlockView(String id, String handle, String displayName, String since) {

        static BlockView of(Block block, User user) {
            return new BlockView(
                    user.id().toString(),
                    user.handle().value(),
                    user.displayName(),
                    block.since().toString());
        }
    }

    /** With names as Postgres has them, else as they were when the person was blocked. */
    static BlocksView of(Blocks.Page page, UserId reader, Map<UserId, User> people) {
        var items = page.blocks().stream()
                .map(block ->
                        BlockView.of(block, people.getOrDefault(block.user().id(), block.user())))
                .toList();
        @Nullable
        String next = page.more() ? Cursor.of(page.blocks().getLast().user().id(), reader) : null;
        return new BlocksView(items, next);
    }
}
