/** The direct-message backend of Cruddur: one package a feature, arrows one way (checked by the tests). */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations;
