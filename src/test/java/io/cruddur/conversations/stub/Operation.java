package io.cruddur.conversations.stub;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** One of DynamoDB's operations, and how often it has been called. */
record Operation(String name, Function<byte[], Reply> meaning, LongAdder calls) {

    /** Carries it out; whatever is wrong with the request is the answer. */
    Reply answer(byte[] body) {
        try {
            return meaning.apply(body);
        } catch (Refusal refusal) {
            return refusal.reply();
        }
    }
}
