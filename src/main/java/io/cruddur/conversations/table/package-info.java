/** The one DynamoDB table: its shape, the forms of its keys, the calls to it, and what their failures mean. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.table;
