/**
 * What a use of the service costs. The units of each operation are written down here, and nowhere else: the capacity tests
 * hold the service to them.
 */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.cost;
