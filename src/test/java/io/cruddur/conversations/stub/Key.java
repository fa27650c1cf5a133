package io.cruddur.conversations.stub;

/** The key of an item: of its partition, and in there. */
record Key(String partition, String sort) {}
