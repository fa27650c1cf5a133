package io.cruddur.conversations.stream;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.message.OriginalMessage;
import io.cruddur.conversations.message.TakeInMessage;
import io.cruddur.conversations.table.Stamp;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;

/** Takes in several messages that others have stored, one after the other, and sets aside which can't be in a conversation. */
@ApplicationScoped
class TakeInMessages {

    private final TakeInMessage takeInMessage;
    private final DeadLetters deadLetters;
    private final InstantSource clock;

    TakeInMessages(TakeInMessage takeInMessage, DeadLetters deadLetters, InstantSource clock) {
        this.takeInMessage = takeInMessage;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** In their order, what became of each; fails with {@code Unavailable} if that can't be done now. */
    Uni<List<Verdict>> takeIn(ConversationId into, List<OriginalMessage> originals) {
        return Multi.createFrom()
                .iterable(originals)
                .onItem()
                .transformToUniAndConcatenate(original -> takeIn(into, original))
                .collect()
                .asList();
    }

    private Uni<Verdict> takeIn(ConversationId into, OriginalMessage original) {
        return takeInMessage.takeIn(into, original, new Stamp(clock.instant())).chain(outcome -> switch (outcome) {
            case TakeInMessage.In _ -> Uni.createFrom().item(Verdict.TAKEN_IN);
            case TakeInMessage.Gone _ -> Uni.createFrom().item(Verdict.SETTLED);
            case TakeInMessage.Unfit(String why) -> deadLetters.keep(original.item(), why);
        });
    }
}
