package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.Announce;
import io.cruddur.conversations.conversation.Blocks;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Races;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Outcome;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Creates a group: one transaction stores its head, the system message that says so, the creator's own first message if
 * there is one, and everybody's inbox row. Among three people with a message 16 WCU: 4 of them look whether somebody
 * has blocked the creator.
 */
@ApplicationScoped
class CreateGroup {

    private final Blocks blocks;
    private final Heads heads;
    private final Messages messages;
    private final Rows rows;
    private final Commit commit;
    private final Announce announce;

    CreateGroup(Blocks blocks, Heads heads, Messages messages, Rows rows, Commit commit, Announce announce) {
        this.blocks = blocks;
        this.heads = heads;
        this.messages = messages;
        this.rows = rows;
        this.commit = commit;
        this.announce = announce;
    }

    /**
     * A group before it is created.
     *
     * @param others everybody but the creator
     * @param text of the first message, if there is to be one
     */
    record Plan(
            User creator,
            List<User> others,
            Optional<String> title,
            Optional<MessageText> text,
            Stamp createdAt,
            Optional<IdempotencyKey> key) {}

    /** The first message, or else the system message; fails with {@code BLOCKED} if one of them has blocked the creator. */
    Uni<Sent> create(Plan plan) {
        return Races.inTime(attempt(plan, ConversationId.random(), plan.createdAt(), 1));
    }

    private Uni<Sent> attempt(Plan plan, ConversationId id, Stamp row, int number) {
        User creator = plan.creator();
        Stamp now = plan.createdAt();
        Head none = Head.group(id, plan.title(), creator, plan.others(), now);
        Head head = none.after(creator, now, rows.settle(), row);
        var event = Event.titled(Event.Type.CREATED, plan.title());
        var said = new ArrayList<>(List.of(Message.of(head, creator, event.text(creator), Optional.of(event))));
        if (plan.text().isPresent()) {
            head = head.after(creator, now, rows.settle(), row);
            said.add(Message.of(head, creator, plan.text().get().value(), Optional.empty()));
        }
        var sent = new Sent(said.getLast(), false, true);
        var writes = new ArrayList<Write>(List.of(heads.create(head)));
        said.forEach(message -> writes.add(messages.create(message)));
        int key = writes.size();
        plan.key().ifPresent(given -> writes.add(Keys.create(given, sent)));
        int firstGuard = writes.size();
        plan.others().forEach(other -> writes.add(blocks.absence(other.id(), creator.id())));
        int firstRow = writes.size();
        writes.addAll(rows.show(none, head, Preview.of(sent.message())));
        Head created = head;
        return commit.commit("create", sent.message(), writes).chain(outcome -> switch (outcome) {
            case Outcome.Committed() -> {
                announce.message(none, created);
                yield Uni.createFrom().item(sent);
            }
            case Outcome.Refused refused
            when plan.key().isPresent() && refused.of(key).failed() ->
                Uni.createFrom()
                        .item(() -> Keys.answered(refused.of(key), plan.key().get(), sent.message()));
            case Outcome.Refused refused
            when refused.anyOf(firstGuard, firstRow) ->
                Uni.createFrom().failure(Problem.Plain.of(Kind.BLOCKED).failure());
            case Outcome.Refused refused -> {
                Stamp free = refused.anyFrom(firstRow) ? created.inboxStamp().next() : row;
                yield Races.again(number, () -> attempt(plan, id, free, number + 1));
            }
        });
    }
}
