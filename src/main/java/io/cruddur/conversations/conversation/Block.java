package io.cruddur.conversations.conversation;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;

/**
 * A person whom somebody has blocked.
 *
 * @param user a copy, which may be older than what Postgres says
 */
record Block(User user, Stamp since) {}
