/** What was said: sending it, exactly once and in order, and reading it back in pages. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.message;
