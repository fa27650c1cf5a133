/** The command that prepares all stores of a fresh environment at once. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.setup;
