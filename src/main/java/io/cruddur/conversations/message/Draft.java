package io.cruddur.conversations.message;

import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import java.util.Optional;

/**
 * A message before it is sent.
 *
 * @param writtenAt the author's clock; the message is stamped with it or, if the conversation is already further, later
 * @param key by which the author may repeat the send without sending twice
 */
public record Draft(User author, MessageText text, Stamp writtenAt, Optional<IdempotencyKey> key) {

    /** A draft that can't be repeated. */
    public Draft(User author, MessageText text, Stamp writtenAt) {
        this(author, text, writtenAt, Optional.empty());
    }
}
