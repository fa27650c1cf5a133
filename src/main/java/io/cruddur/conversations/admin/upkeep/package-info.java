/** What mending a table takes: reading all of it, waiting for a store that is busy, and setting aside what fits nowhere. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.upkeep;
