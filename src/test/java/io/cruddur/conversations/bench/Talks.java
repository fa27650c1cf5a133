package io.cruddur.conversations.bench;

import io.cruddur.conversations.conversation.MessageId;
import io.cruddur.conversations.message.IdempotencyKey;
import io.cruddur.conversations.table.Stamp;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The conversations that are written to: the heads it has written last are remembered, as the service does. */
final class Talks {

    private final Map<String, Talk> remembered = new HashMap<>();
    private final Calls calls;

    Talks(Calls calls) {
        this.calls = calls;
    }

    Future<Sending> send(String conversation, Caller author, String text, Optional<String> key) {
        Talk known = remembered.get(conversation);
        return known == null
                ? calls.get("MSG#" + conversation, "HEAD")
                        .compose(head -> send(Talk.of(conversation, head), author, text, key))
                : send(known, author, text, key);
    }

    private Future<Sending> send(Talk talk, Caller author, String text, Optional<String> key) {
        var at = new Stamp(Instant.now()).orLater(talk.lastMessageAt().next());
        var sending = new Sending(
                talk,
                talk.after(author, at),
                author,
                MessageId.at(at).toString(),
                text,
                key.flatMap(value -> IdempotencyKey.of(value, talk.id(), text)));
        return calls.send(sending)
                .onSuccess(_ -> remembered.put(talk.id(), sending.after()))
                .onFailure(_ -> remembered.remove(talk.id()))
                .map(sending);
    }
}
