/** What holds for every request before it reaches a feature: cross-origin access, limits of size and rate, strict paths
 * and JSON. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.edge;
