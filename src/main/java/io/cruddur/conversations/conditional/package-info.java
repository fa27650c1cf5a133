/**
 * Reading again only what has changed: answers have tags, and whoever names the tag of what they have gets it only if it
 * is another by now. A package of its own, which features may know: they say which answers, and nothing about how.
 */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.conditional;
