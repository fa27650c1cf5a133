/**
 * What others write to the table, taken in as the table's stream tells of it: whatever somebody stores past the service, the
 * original or a script, becomes a message like any other, once, or is set aside with the reason.
 */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.stream;
