package io.cruddur.conversations.bench;

import io.vertx.core.Future;
import java.util.List;

/** The calls to DynamoDB that the service makes as well, to the letter of the request. */
interface Calls {

    String TABLE = "cruddur-messages";

    /** The items of a partition with the highest sort keys, highest first, strongly consistent. */
    Future<List<Stored>> newest(String pk, int limit);

    /** One item, strongly consistent. */
    Future<Stored> get(String pk, String sk);

    /** Stores a message and all that hangs on it; fails if somebody else has changed the conversation meanwhile. */
    Future<Void> send(Sending sending);
}
