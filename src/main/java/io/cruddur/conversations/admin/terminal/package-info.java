/**
 * How commands talk: data on standard output, as text or as JSON; all else on standard error, and colour and progress only
 * where somebody is looking.
 */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.terminal;
