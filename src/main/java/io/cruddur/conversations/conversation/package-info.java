/** Who talks with whom: the head of a conversation, the pair that finds it, each member's inbox row, and who is blocked. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.conversation;
