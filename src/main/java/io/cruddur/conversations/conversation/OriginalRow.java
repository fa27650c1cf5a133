package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.OriginalTime;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A conversation of two people as the original showed it to one of them: item {@code GRP#<user>}, sorted by some form of the
 * time of its newest message, whose text it has a copy of.
 *
 * @param other the other person; a copy, maybe without names
 * @param at when it moved last, if its sort key is a time
 */
public record OriginalRow(
        Item item, UserId owner, ConversationId conversation, User other, String text, Optional<Instant> at) {

    /** Whether an item of an inbox is one of the original's; ours say which message they show. */
    public static boolean is(Item item) {
        return !item.has("message_uuid");
    }

    /** Reads one, unless it doesn't say whose it is, of which conversation, or with whom. */
    public static Optional<OriginalRow> read(Item item) {
        var owner = Rows.owner(item.pk());
        var conversation = item.text("message_group_uuid").flatMap(ConversationId::parse);
        var other = item.text("user_uuid").flatMap(UserId::read);
        if (owner.isEmpty() || conversation.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        var handle = new Handle(item.text("user_handle").orElse(""));
        var user = new User(other.get(), handle, item.text("user_display_name").orElse(""));
        return Optional.of(new OriginalRow(
                item,
                owner.get(),
                conversation.get(),
                user,
                item.text("message").orElse(""),
                OriginalTime.parse(item.sk())));
    }
}
