/** What mending a table takes: reading all of it, and waiting for a store that is busy. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.upkeep;
