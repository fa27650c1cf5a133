package io.cruddur.conversations.admin.doctor;

/**
 * Something wrong.
 *
 * @param where ids and keys, never a text
 */
public record Finding(Ill ill, String where) {}
