package io.cruddur.conversations.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** An item as it is kept: nobody changes it, and it is ready to be sent. */
record Stored(ObjectNode attributes, byte[] json, int size) {

    private static final int LARGEST = 400 * 1024;

    static Stored of(ObjectNode attributes) {
        int size = Values.size(attributes);
        if (size > LARGEST) {
            throw Refusal.validation("Item size has exceeded the maximum allowed size");
        }
        return new Stored(attributes, Json.bytes(attributes), size);
    }
}
