/**
 * The world that the tests live in. For HTTP tests: people with tokens, who call the service and speak nothing but HTTP to
 * it. For tests inside the process: drafts to send, and the wire to DynamoDB, to listen to and to cut. For both: what is
 * stored.
 */
package io.cruddur.conversations.world;
