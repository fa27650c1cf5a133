/** The world that the HTTP tests live in: people with tokens, who call the service. They speak nothing but HTTP to it. */
package io.cruddur.conversations.world;
