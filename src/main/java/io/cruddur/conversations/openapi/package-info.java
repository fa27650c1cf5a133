/**
 * The API's description for machines, {@code /q/openapi}. What is particular is said where it is, in annotations; here, and
 * in {@code META-INF/openapi.yaml}, is what holds for all operations. It is put together when the application is built.
 */
@org.jspecify.annotations.NullMarked
package io.cruddur.conversations.openapi;
