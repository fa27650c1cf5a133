package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * Takes in a message that somebody else has stored: appends it like any other that is sent, at this moment and under the
 * same rules, and removes what was stored in the same transaction, on condition that it is as it was seen. So it counts
 * once, however often and by how many it is taken in. 10 WCU between two people, 14 when the inbox rows move.
 */
@ApplicationScoped
public class TakeInMessage {

    private final Append append;
    private final Users users;

    TakeInMessage(Append append, Users users) {
        this.append = append;
        this.users = users;
    }

    /** What became of it. */
    public sealed interface Outcome {}

    /** It is in the conversation. */
    public record In(Message message) implements Outcome {}

    /** It isn't as it was seen any more. */
    public record Gone() implements Outcome {}

    /**
     * It can't be in the conversation.
     *
     * @param why in a sentence that says nothing of its text
     */
    public record Unfit(String why) implements Outcome {}

    /** Takes it in; fails with {@code Unavailable} if that can't be done now. */
    public Uni<Outcome> takeIn(ConversationId into, OriginalMessage original, Stamp now) {
        var flaw = MessageText.flaw(original.text(), MessageText.LONGEST);
        if (flaw.isPresent()) {
            return Uni.createFrom().item(new Unfit(why(flaw.get())));
        }
        if (original.item().has(Write.EXPIRES_AT)) {
            return Uni.createFrom().item(new Unfit("It would expire."));
        }
        if (!Messages.isSound(original.as(into, now, 1))) {
            return Uni.createFrom().item(new Unfit("Its attributes aren't a message's."));
        }
        return users.byIds(Set.of(original.author().id()))
                .map(known -> Optional.ofNullable(known.get(original.author().id())))
                .chain(known -> append(into, original, known, now))
                .onFailure(ProblemException.class)
                .recoverWithUni(failure -> unfit(failure)
                        .map(unfit -> Uni.createFrom().<Outcome>item(unfit))
                        .orElseGet(() -> Uni.createFrom().failure(failure)));
    }

    /** Who isn't in Postgres, or can't be asked for, keeps the names that the conversation has. */
    private Uni<Outcome> append(ConversationId into, OriginalMessage original, Optional<User> known, Stamp now) {
        var entry = new Append.Entry("take-in", known.orElse(original.author()), now, Optional.empty(), head -> {
            User author = known.orElseGet(
                    () -> head.member(original.author().id()).orElseThrow().user());
            SendMessage.requireUnblocked(head, author);
            return Optional.of(Step.takeIn(head, original.by(author)));
        });
        return append.append(into, entry)
                .map(sent -> sent.<Outcome>map(done -> new In(done.message())).orElseGet(Gone::new));
    }

    private static Optional<Outcome> unfit(ProblemException failure) {
        if (failure.problem() instanceof Problem.NotFound) {
            return Optional.of(new Unfit("Its author isn't in the conversation."));
        }
        return failure.problem().kind() == Kind.BLOCKED
                ? Optional.of(new Unfit("Its author is blocked."))
                : Optional.empty();
    }

    private static String why(MessageText.Flaw flaw) {
        return switch (flaw) {
            case BLANK -> "Its text is blank.";
            case TOO_LONG -> "Its text is too long.";
            case UNPAIRED -> "Its text has half of a surrogate pair.";
        };
    }
}
