package io.cruddur.conversations.message;

/**
 * A message that is stored.
 *
 * @param replayed whether it had been before, by a send with the same idempotency key
 * @param started whether it started its conversation
 */
public record Sent(Message message, boolean replayed, boolean started) {}
