/** What can go wrong, as a closed set, and nothing about how it is told to a client. Knows no other feature. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.problem;
