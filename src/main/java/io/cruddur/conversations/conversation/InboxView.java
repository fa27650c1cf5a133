package io.cruddur.conversations.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of an inbox.
 *
 * @param next the cursor of the page after this one; missing on the last
 */
@Schema(name = "Inbox")
@JsonInclude(JsonInclude.Include.NON_NULL)
record InboxView(List<ConversationView> items, @Nullable String next) {}
