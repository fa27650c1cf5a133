package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;

/**
 * A message, as stored.
 *
 * @param seq its number in the conversation, from 1, without gaps, in the order of the time stamps; 0 for
 *     one that the original stored
 * @param author a copy, which may be older than what Postgres says
 */
public record Message(ConversationId conversation, MessageId id, long seq, User author, String text, Stamp createdAt) {}
