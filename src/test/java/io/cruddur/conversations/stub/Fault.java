package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** What can go wrong with a call. */
public enum Fault {
    /** Refused: the table's capacity is used up. */
    PROVISIONED_THROUGHPUT_EXCEEDED(400, Refusal.DYNAMODB + "ProvisionedThroughputExceededException"),
    /** Refused: the account's is. */
    REQUEST_LIMIT_EXCEEDED(400, Refusal.DYNAMODB + "RequestLimitExceeded"),
    /** Refused: too fast. */
    THROTTLING(400, Refusal.CORAL + "availability#ThrottlingException"),
    /** A transaction is cancelled: the plan says for what reason, and for the sake of which action. */
    CANCELLED(400, Refusal.DYNAMODB + "TransactionCanceledException"),
    /** Refused: the transaction of this token is still under way. */
    TRANSACTION_IN_PROGRESS(400, Refusal.DYNAMODB + "TransactionInProgressException"),
    /** Refused: a transaction has the item in hand. */
    TRANSACTION_CONFLICT(400, Refusal.DYNAMODB + "TransactionConflictException"),
    /** Refused: a defect of DynamoDB's. */
    INTERNAL_SERVER_ERROR(500, Refusal.DYNAMODB + "InternalServerError"),
    /** Refused: it is down. */
    SERVICE_UNAVAILABLE(503, Refusal.DYNAMODB + "ServiceUnavailable"),
    /** Carried out, and answered after so many milliseconds more. */
    SLOW,
    /** Not carried out, and the connection is reset. */
    RESET_BEFORE,
    /** Carried out, and the connection is reset. */
    RESET_AFTER,
    /** Carried out, and the connection ends in the middle of the answer. */
    TRUNCATED,
    /** Carried out, and the answer has another checksum than it says. */
    BAD_CRC;

    private static final int NONE = 0;

    /** What DynamoDB says of a cancelled action, by its reason. */
    private static final Map<String, String> REASONS = Map.of(
            "ConditionalCheckFailed", "The conditional request failed",
            "TransactionConflict", "Transaction is ongoing for the item",
            "ProvisionedThroughputExceeded",
                    "The level of configured provisioned throughput for one or more global secondary indexes of the"
                            + " table was exceeded. Consider increasing your provisioning level for the"
                            + " under-provisioned global secondary indexes with the UpdateTable API",
            "ThrottlingError", "Throughput exceeds the current capacity of your table or index",
            "ItemCollectionSizeLimitExceeded", "Collection size exceeded",
            "ValidationError", "One or more parameter values were invalid");

    private final int status;
    private final String type;

    Fault(int status, String type) {
        this.status = status;
        this.type = type;
    }

    Fault() {
        this(NONE, "");
    }

    /** What is answered instead of carrying the request out, if it isn't. */
    Optional<Reply> refusal(Plan plan, byte[] body) {
        return switch (this) {
            case SLOW, RESET_BEFORE, RESET_AFTER, TRUNCATED, BAD_CRC -> Optional.empty();
            case CANCELLED ->
                Optional.of(cancelled(plan, new Request(Json.parse(body))).reply());
            case PROVISIONED_THROUGHPUT_EXCEEDED, REQUEST_LIMIT_EXCEEDED, THROTTLING ->
                Optional.of(Reply.of(status, Json.bytes(throttled(plan))));
            default -> Optional.of(Reply.of(status, Json.bytes(said("A fault of the stub's"))));
        };
    }

    private ObjectNode said(String message) {
        return Json.object().put("__type", type).put("message", message);
    }

    private ObjectNode throttled(Plan plan) {
        ObjectNode answer = said("Throughput exceeds the current capacity of your table or index");
        plan.reason()
                .ifPresent(reason -> answer.putArray("ThrottlingReasons")
                        .addObject()
                        .put("reason", reason)
                        .put("resource", "arn:aws:dynamodb:ddblocal:000000000000:table/any"));
        return answer;
    }

    private static Refusal cancelled(Plan plan, Request request) {
        var actions = request.list("TransactItems");
        var reasons = new ArrayList<ObjectNode>(Collections.nCopies(actions.size(), Cancellation.none()));
        String code = plan.reason().orElseThrow();
        reasons.set(Math.min(plan.action(), actions.size() - 1), Cancellation.reason(code, REASONS.get(code)));
        return Cancellation.of(reasons);
    }

    /** Whether it is known for that reason; throttles are by any. */
    boolean canBe(Optional<String> reason) {
        return this == CANCELLED
                ? reason.filter(REASONS::containsKey).isPresent()
                : reason.isEmpty() || type.contains("Throughput") || type.contains("Throttl") || type.contains("Limit");
    }
}
