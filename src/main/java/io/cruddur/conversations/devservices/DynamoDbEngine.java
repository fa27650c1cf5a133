package io.cruddur.conversations.devservices;

import software.amazon.dynamodb.services.local.main.ServerRunner;

/** The child process that is DynamoDB Local; its arguments are DynamoDB Local's own. */
final class DynamoDbEngine {

    private DynamoDbEngine() {}

    static void main(String[] args) throws Exception {
        Lifeline.hold(() -> {
            var server = ServerRunner.createServerFromCommandLineArgs(args);
            server.start();
            return server::stop;
        });
    }
}
