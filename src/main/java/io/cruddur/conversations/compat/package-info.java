/** The {@code /api} face that the existing frontend speaks. It maps, and decides nothing. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.compat;
