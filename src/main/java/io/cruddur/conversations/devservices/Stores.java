package io.cruddur.conversations.devservices;

import java.io.IOException;

/** Starts the two stores, each listening on the given port when the method returns. */
interface Stores {

    LocalService.Running dynamoDb(int port) throws IOException, InterruptedException;

    LocalService.Running postgres(int port, String database) throws IOException, InterruptedException;
}
