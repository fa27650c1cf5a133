package io.cruddur.conversations.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.user.UserId;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells the others of a conversation that somebody is writing, at most every three seconds however often it is said. Whom
 * the other person has blocked isn't heard, and isn't told so.
 */
@RegisterForReflection(
        classNames = { // Caffeine looks them up by name, and the native binary needs to be told
            "com.github.benmanes.caffeine.cache.PSWMS",
            "com.github.benmanes.caffeine.cache.SSMSW"
        })
@ApplicationScoped
class AnnounceTyping {

    private static final Duration PAUSE = Duration.ofSeconds(3);
    private static final long REMEMBERED = 100_000;

    private final Heads heads;
    private final Bus bus;
    private final Cache<Typist, Boolean> announced = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(PAUSE)
            .build();

    private record Typist(UserId user, ConversationId conversation) {}

    AnnounceTyping(Heads heads, Bus bus) {
        this.heads = heads;
        this.bus = bus;
    }

    /** 1 RCU, or 2 in a large group; fails with {@code NotFound} for whoever isn't a member. */
    Uni<Void> announce(ConversationId conversation, UserId user) {
        // Not as remembered: who was blocked or removed through another instance isn't heard either.
        return heads.ofMember(conversation, user)
                .invoke(head -> announce(head, user))
                .replaceWithVoid();
    }

    private void announce(Head head, UserId user) {
        boolean isBlocked = head.member(user).stream().anyMatch(Member::blocked);
        boolean isFirst = announced.asMap().putIfAbsent(new Typist(user, head.id()), true) == null;
        var others = head.membersBut(user).stream().map(Member::id).collect(Collectors.toSet());
        if (isFirst && !isBlocked && !others.isEmpty()) {
            bus.publish(new Wake(Wake.Kind.TYPING, head.id(), others, Optional.of(user)));
        }
    }
}
