package io.cruddur.conversations.message;

import io.cruddur.conversations.conversation.Blocks;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.GroupsConfig;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.conversation.Role;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Write;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes who is in a group, and what it is called. Each change is a system message, and costs what a message does whose
 * rows move; what is already as wanted changes nothing. All of it fails with {@code NotFound} for whoever isn't a member,
 * and with {@code NOT_A_GROUP} where two people talk.
 */
@ApplicationScoped
class ChangeGroup {

    private final Append append;
    private final Blocks blocks;
    private final GroupsConfig config;
    private final InstantSource clock;

    ChangeGroup(Append append, Blocks blocks, GroupsConfig config, InstantSource clock) {
        this.append = append;
        this.blocks = blocks;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Adds somebody, who sees what is said from then on. Fails with {@code NOT_THE_OWNER}, with {@code GROUP_FULL}, and with
     * {@code BLOCKED} if that person has blocked the owner.
     */
    Uni<Void> add(ConversationId id, User owner, User added) {
        var now = new Stamp(clock.instant());
        return change(id, owner, now, head -> {
            requireOwner(head, owner);
            if (head.has(added.id())) {
                return Optional.empty();
            }
            if (head.members().size() >= Head.MOST_MEMBERS) {
                throw Problem.Plain.of(Kind.GROUP_FULL).failure();
            }
            var event = Event.of(Event.Type.JOINED, added);
            var guards = List.of(blocks.absence(added.id(), owner.id()));
            return Optional.of(step(head.joinedBy(added, now, config.history()), owner, event, guards));
        });
    }

    /** Removes somebody, or lets them leave. Fails with {@code NOT_THE_OWNER} for somebody else than the two. */
    Uni<Void> remove(ConversationId id, User remover, UserId removed) {
        boolean leaves = removed.equals(remover.id());
        return change(id, remover, new Stamp(clock.instant()), head -> {
            if (!leaves) {
                requireOwner(head, remover);
            }
            return head.member(removed).map(Member::user).map(user -> {
                var event = leaves ? Event.of(Event.Type.LEFT) : Event.of(Event.Type.REMOVED, user);
                return step(head.leftBy(removed), remover, event, List.of());
            });
        });
    }

    /** Gives it another title, or none. Any member may. */
    Uni<Void> rename(ConversationId id, User member, Optional<String> title) {
        return change(
                id,
                member,
                new Stamp(clock.instant()),
                head -> head.title().equals(title)
                        ? Optional.empty()
                        : Optional.of(
                                step(head.titled(title), member, Event.titled(Event.Type.RENAMED, title), List.of())));
    }

    private Uni<Void> change(ConversationId id, User actor, Stamp now, Function<Head, Optional<Step>> plan) {
        var entry = new Append.Entry("group", actor, now, Optional.empty(), head -> {
            if (!head.isGroup()) {
                throw Problem.Plain.of(Kind.NOT_A_GROUP).failure();
            }
            return plan.apply(head);
        });
        return append.append(id, entry).replaceWithVoid();
    }

    private static Step step(Head head, User actor, Event event, List<Write> guards) {
        return new Step(head, event.text(actor), Optional.of(event), Optional.empty(), guards);
    }

    private static void requireOwner(Head head, User user) {
        if (head.member(user.id()).orElseThrow().role() != Role.OWNER) {
            throw Problem.Plain.of(Kind.NOT_THE_OWNER).failure();
        }
    }
}
