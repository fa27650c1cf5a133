/**
 * The commands about the database of the people: its schema, its people, who is connected, and who is who at the identity
 * provider.
 */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.db;
