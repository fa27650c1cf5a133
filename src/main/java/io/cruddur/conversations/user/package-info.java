/** Who is who: people of the Postgres table {@code users}, and the token that says which of them is calling. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.user;
