package io.cruddur.conversations.stream;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * What a Lambda does with a batch of the table's stream: handles it, and answers from which record on it is to be delivered
 * again. In this package alone, since it needs the Lambda's libraries; built by the profile {@code lambda}.
 */
public class StreamFunction implements RequestStreamHandler {

    /** To answer before it is ended. */
    private static final Duration RESERVE = Duration.ofSeconds(1);

    private final HandleChanges handleChanges;

    StreamFunction(HandleChanges handleChanges) {
        this.handleChanges = handleChanges;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        var changes = EventJson.read(event);
        var patience = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
        EventJson.write(answer, handleChanges.handle(changes).await().atMost(patience));
    }
}
