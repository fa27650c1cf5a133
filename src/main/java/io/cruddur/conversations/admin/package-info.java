/** What an operator does to the stores: create, verify, seed. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin;
