package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that is answered with an exception of DynamoDB's. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    static final String DYNAMODB = "com.amazonaws.dynamodb.v20120810#";
    static final String CORAL = "com.amazon.coral.";

    private final transient ObjectNode body;

    Refusal(ObjectNode body) {
        super(body.toString(), null, false, false);
        this.body = body;
    }

    /** One of DynamoDB's own exceptions. */
    static Refusal of(String exception, String message) {
        return typed(DYNAMODB + exception, message);
    }

    static Refusal validation(String message) {
        return typed(CORAL + "validate#ValidationException", message);
    }

    /** Of something that DynamoDB may know, and the stub doesn't. */
    static Refusal unknown(String what) {
        return validation("The stub doesn't know " + what);
    }

    static Refusal typed(String type, String message) {
        return new Refusal(Json.object().put("__type", type).put("message", message));
    }

    /** What it says, without its type. */
    String reason() {
        return body.path("message").asText();
    }

    Reply reply() {
        return Reply.of(400, Json.bytes(body));
    }
}
