/** The direct-message backend of Cruddur: one package a feature. */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations;
