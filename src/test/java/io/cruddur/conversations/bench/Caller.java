package io.cruddur.conversations.bench;

/** Who a token speaks for. */
record Caller(String id, String handle, String displayName) {}
