/** The commands about the table: making and dropping it, looking into it, and what its access patterns cost. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.admin.ddb;
