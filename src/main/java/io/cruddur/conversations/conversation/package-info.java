/** Who talks with whom: the head of a conversation, the pair that finds it, and each member's inbox row. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.conversation;
