package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.Announce;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Pair;
import io.cruddur.conversations.conversation.Pairs;
import io.cruddur.conversations.conversation.Races;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.conversation.Turns;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Dynamo;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends a message to a person: into the direct conversation the two have, or as the first message of one that the same
 * transaction creates. However many try at once, two people get one conversation. The first message costs 10 WCU. Nobody
 * can start one with somebody who has blocked them: the transaction is on condition that the pair is as it was seen.
 */
@ApplicationScoped
public class StartConversation {

    private static final int PAIR = 0;
    private static final int KEY = 3;

    private final Dynamo dynamo;
    private final Pairs pairs;
    private final Heads heads;
    private final Messages messages;
    private final Rows rows;
    private final Turns turns;
    private final Commit commit;
    private final SendMessage sendMessage;
    private final Announce announce;

    StartConversation(
            Dynamo dynamo,
            Pairs pairs,
            Heads heads,
            Messages messages,
            Rows rows,
            Turns turns,
            Commit commit,
            SendMessage sendMessage,
            Announce announce) {
        this.dynamo = dynamo;
        this.pairs = pairs;
        this.heads = heads;
        this.messages = messages;
        this.rows = rows;
        this.turns = turns;
        this.commit = commit;
        this.sendMessage = sendMessage;
        this.announce = announce;
    }

    private record Attempt(int number, Draft draft, User recipient, ConversationId id, Stamp row) {}

    /**
     * Two people's direct conversation.
     *
     * @param started whether it is new
     */
    public record Opened(ConversationId id, boolean started) {}

    /**
     * Sends to somebody else than the author; fails with {@code BLOCKED} if they have blocked the author, with {@code
     * Unavailable} if it can't be stored.
     */
    public Uni<Sent> send(User recipient, Draft draft) {
        return send(recipient, draft, ConversationId.random());
    }

    /** The same, with the id that the conversation gets if it has to be created. */
    public Uni<Sent> send(User recipient, Draft draft, ConversationId id) {
        return Races.inTime(turns.take(
                Pairs.partition(draft.author().id(), recipient.id()),
                () -> find(new Attempt(1, draft, recipient, id, draft.writtenAt()))));
    }

    private Uni<Sent> find(Attempt attempt) {
        UserId author = attempt.draft().author().id();
        return pairs.find(author, attempt.recipient().id())
                .chain(pair -> pair.conversation()
                        .map(id -> sendMessage.send(id, attempt.draft()))
                        .orElseGet(() -> create(attempt, pair)));
    }

    private Uni<Sent> create(Attempt attempt, Pair pair) {
        User author = attempt.draft().author();
        User recipient = attempt.recipient();
        Stamp now = attempt.draft().writtenAt();
        Head none = empty(attempt.id(), author, recipient, pair, now);
        Head first = none.after(author, now, rows.settle(), attempt.row());
        Message message = Message.of(first, author, attempt.draft().text().value(), Optional.empty());
        var sent = new Sent(message, false, true);
        var writes = new ArrayList<>(List.of(
                pairs.change(author.id(), recipient.id(), pair, pair.with(attempt.id())),
                heads.create(first),
                messages.create(message)));
        attempt.draft().key().ifPresent(key -> writes.add(Keys.create(key, sent)));
        writes.addAll(rows.show(none, first, Preview.of(message)));
        return commit.commit("start", message, writes).chain(outcome -> switch (outcome) {
            case Outcome.Committed() -> {
                announce.message(none, first);
                yield Uni.createFrom().item(sent);
            }
            case Outcome.Refused refused ->
                Races.again(attempt.number(), () -> again(attempt, message, first, refused));
        });
    }

    private Uni<Sent> again(Attempt lost, Message message, Head tried, Outcome.Refused refused) {
        var key = lost.draft().key();
        if (key.isPresent() && refused.of(KEY).failed()) {
            return Uni.createFrom().item(() -> Keys.answered(refused.of(KEY), key.get(), message));
        }
        var meanwhile =
                refused.of(PAIR).current().flatMap(pair -> Pairs.pair(pair).conversation());
        if (meanwhile.isPresent()) {
            return sendMessage.send(meanwhile.get(), lost.draft());
        }
        boolean placeTaken = refused.anyFrom(key.isPresent() ? KEY + 1 : KEY);
        Stamp row = placeTaken ? tried.inboxStamp().next() : lost.row();
        return find(new Attempt(lost.number() + 1, lost.draft(), lost.recipient(), lost.id(), row));
    }

    /**
     * The conversation with somebody else, without a word: created if there is none, and in nobody's inbox before the first
     * message. Fails with {@code BLOCKED} if there is none and the recipient has blocked the author, with {@code
     * Unavailable} if it can't be stored; it may be repeated. 1 RCU, and 4 WCU if it is created.
     */
    public Uni<Opened> open(User author, User recipient, Stamp now) {
        return open(author, recipient, now, ConversationId.random());
    }

    /** The same, with the id that the conversation gets if it has to be created; there must be none of that id. */
    public Uni<Opened> open(User author, User recipient, Stamp now, ConversationId id) {
        return Races.inTime(
                turns.take(Pairs.partition(author.id(), recipient.id()), () -> open(author, recipient, now, id, 1)));
    }

    private Uni<Opened> open(User author, User recipient, Stamp now, ConversationId fresh, int number) {
        return pairs.find(author.id(), recipient.id())
                .chain(pair -> pair.conversation()
                        .map(id -> Uni.createFrom().item(new Opened(id, false)))
                        .orElseGet(() -> {
                            Head head =
                                    empty(fresh, author, recipient, pair, now).next();
                            return open(author, recipient, pair, head).chain(outcome -> switch (outcome) {
                                case Outcome.Committed() -> {
                                    heads.remember(head);
                                    yield Uni.createFrom().item(new Opened(head.id(), true));
                                }
                                case Outcome.Refused _ ->
                                    Races.again(number, () -> open(author, recipient, now, fresh, number + 1));
                            });
                        }));
    }

    private Uni<Outcome> open(User author, User recipient, Pair pair, Head head) {
        return dynamo.transact(
                "open",
                List.of(pairs.change(author.id(), recipient.id(), pair, pair.with(head.id())), heads.create(head)));
    }

    /** The head that a conversation starts with; fails with {@code BLOCKED} if the author may not start it. */
    private static Head empty(ConversationId id, User author, User recipient, Pair pair, Stamp now) {
        if (pair.isBlockedBy(recipient.id())) {
            throw Problem.Plain.of(Kind.BLOCKED).failure();
        }
        return Head.direct(id, author, recipient, pair, now);
    }
}
