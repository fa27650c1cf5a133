/**
 * What bench/run measures the service against, and with: two bare servers that do the same, a load generator, and the people
 * they all know.
 */
package io.cruddur.conversations.bench;
