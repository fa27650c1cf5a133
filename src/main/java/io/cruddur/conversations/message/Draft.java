package io.cruddur.conversations.message;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;

/**
 * A message before it is sent.
 *
 * @param writtenAt the author's clock; the message is stamped with it or, if the conversation is already further, later
 */
public record Draft(User author, MessageText text, Stamp writtenAt) {}
