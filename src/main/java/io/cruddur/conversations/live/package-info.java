/** What happens, told to those who are looking: who is to look where, on every instance, and who may watch. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.live;
