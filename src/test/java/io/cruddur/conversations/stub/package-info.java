/**
 * A stand-in for DynamoDB that speaks its protocol from tables in memory: fast, with a latency that is set, and with every
 * fault that DynamoDB Local never raises. What it doesn't know it refuses. It needs none of the application's own classes, so
 * that it runs beside it as a program.
 */
package io.cruddur.conversations.stub;
