package io.cruddur.conversations.admin;

import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.message.Draft;
import io.cruddur.conversations.message.MessageText;
import io.cruddur.conversations.message.SendMessage;
import io.cruddur.conversations.message.Sent;
import io.cruddur.conversations.message.StartConversation;
import io.cruddur.conversations.table.Stamp;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Makes people have had a conversation: its messages are sent like any others, by the authors' clocks of then, so one that
 * was interrupted goes on where it stopped, and one that is complete costs a read.
 */
@ApplicationScoped
public class SendScript {

    private final Heads heads;
    private final SendMessage sendMessage;
    private final StartConversation startConversation;
    private final InstantSource clock;

    SendScript(Heads heads, SendMessage sendMessage, StartConversation startConversation, InstantSource clock) {
        this.heads = heads;
        this.sendMessage = sendMessage;
        this.startConversation = startConversation;
        this.clock = clock;
    }

    /** Sends what isn't there yet, and tells how much that was. */
    public Uni<Long> send(Script script) {
        return heads.find(script.id()).chain(head -> send(script, head));
    }

    private Uni<Long> send(Script script, Optional<Head> head) {
        long stored = head.map(Head::lastSeq).orElse(0L);
        Stamp first = head.map(Head::lastMessageAt)
                .map(last -> last.plus(script.pace().multipliedBy(1 - stored)))
                .orElse(new Stamp(clock.instant().minus(script.age())));
        return Multi.createFrom()
                .items(LongStream.range(stored, script.length()).boxed())
                .onItem()
                .transformToUniAndConcatenate(index -> send(script, index, first))
                .collect()
                .with(Collectors.counting());
    }

    private Uni<Sent> send(Script script, long index, Stamp first) {
        var text = new MessageText(script.line().apply(index));
        var draft =
                new Draft(script.author(index), text, first.plus(script.pace().multipliedBy(index)));
        return index == 0
                ? startConversation.send(script.other(index), draft, script.id())
                : sendMessage.send(script.id(), draft);
    }
}
