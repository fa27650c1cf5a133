package io.cruddur.conversations.admin.db;

/** That tokens with this {@code sub} are this person's. */
record Identity(String handle, String subject) {}
