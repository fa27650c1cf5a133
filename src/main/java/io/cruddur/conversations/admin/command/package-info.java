/**
 * The commands as a whole: the root they hang on, how they are read, and how they end.
 */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.command;
