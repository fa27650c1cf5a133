/**
 * Looks for what must not be in a table of ours, and mends what can be mended. What looks wrong at first sight is looked at
 * again, until nothing moved meanwhile; what is mended is mended on condition that it is as it was seen.
 */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.doctor;
