/**
 * Turns a table of the original into ours, in place: finds out which groups are whose, plans each conversation anew from
 * what is there, and carries the plan out so that it may be stopped at any point and begun again.
 */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.adopt;
