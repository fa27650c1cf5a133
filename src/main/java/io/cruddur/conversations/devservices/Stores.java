package io.cruddur.conversations.devservices;

import java.io.IOException;

/** Starts the two stores, each listening on the given port when the method returns. */
interface Stores {

    LocalServer.Running dynamoDb(int port) throws IOException, InterruptedException;

    LocalServer.Running postgres(int port, String database) throws IOException, InterruptedException;
}
