package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An item as it is kept, by the hundred thousand: the bytes that are sent. */
record Stored(byte[] json, int size) {

    private static final int LARGEST = 400 * 1024;

    static Stored of(ObjectNode attributes) {
        int size = Values.size(attributes);
        if (size > LARGEST) {
            throw Refusal.validation("Item size has exceeded the maximum allowed size");
        }
        return new Stored(Json.bytes(attributes), size);
    }

    /** A copy. */
    ObjectNode attributes() {
        return Json.parse(json);
    }
}
