package io.cruddur.conversations.admin.adopt;

import io.cruddur.conversations.conversation.ConversationId;
import java.util.List;
import java.util.Map;

/**
 * What was mended in one conversation, or would be.
 *
 * @param merged the groups that have become part of it
 */
public record Adopted(ConversationId conversation, Map<Repair, Integer> repairs, List<ConversationId> merged) {

    public Adopted {
        repairs = Map.copyOf(repairs);
        merged = List.copyOf(merged);
    }
}
