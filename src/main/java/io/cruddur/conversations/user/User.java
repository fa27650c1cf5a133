package io.cruddur.conversations.user;

/** A person, as far as the others see them. */
public record User(UserId id, Handle handle, String displayName) {}
