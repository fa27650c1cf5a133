package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.InboxRow;

/** A message as inboxes show it: the first 1024 code points, so that every text of the {@code /api} face is whole. */
final class Preview {

    private static final int LONGEST = 1024;

    private Preview() {}

    static InboxRow.Latest of(Message message) {
        return new InboxRow.Latest(
                message.id(), message.seq(), message.author().id(), beginning(message.text()), message.createdAt());
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, LONGEST))
                : text;
    }
}
