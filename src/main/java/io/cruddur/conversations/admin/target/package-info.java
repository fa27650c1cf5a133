/**
 * Where a command acts: on the local stores, or on production. It starts the application around the work, without its HTTP
 * side, and tells what went wrong with the stores.
 */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.target;
