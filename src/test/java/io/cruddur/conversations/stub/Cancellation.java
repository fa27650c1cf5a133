package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** That nothing of a transaction is done, and why: one reason for each of its actions. */
final class Cancellation {

    private Cancellation() {}

    /** Nothing against that action. */
    static ObjectNode none() {
        return Json.object().put("Code", "None");
    }

    static ObjectNode reason(String code, String message) {
        return Json.object().put("Code", code).put("Message", message);
    }

    static Refusal of(List<ObjectNode> reasons) {
        String codes =
                reasons.stream().map(reason -> reason.get("Code").textValue()).collect(Collectors.joining(", "));
        ObjectNode body = Json.object()
                .put("__type", Refusal.DYNAMODB + "TransactionCanceledException")
                .put(
                        "Message",
                        "Transaction cancelled, please refer cancellation reasons for specific reasons [" + codes
                                + "]");
        ArrayNode list = body.putArray("CancellationReasons");
        reasons.forEach(list::add);
        return new Refusal(body);
    }
}
