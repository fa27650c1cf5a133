package io.cruddur.conversations.live;

import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.PersonView;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Tells members of a conversation who is writing in it. 1 RCU, to know that both still are members. */
@ApplicationScoped
class Typists {

    private static final Duration WHILE = Duration.ofSeconds(6);

    private final Heads heads;
    private final Users users;
    private final InstantSource clock;

    Typists(Heads heads, Users users, InstantSource clock) {
        this.heads = heads;
        this.users = users;
        this.clock = clock;
    }

    /** Nothing, if it can't be told. */
    Uni<Optional<Notice>> of(Work.Typing typing, UserId reader) {
        return heads.ofMember(typing.conversation(), reader)
                .chain(head -> head.member(typing.by())
                        .map(Member::user)
                        .map(user -> users.byIds(Set.of(user.id()))
                                .map(found -> notice(typing, found.getOrDefault(user.id(), user))))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())))
                .onFailure(ProblemException.class)
                .recoverWithItem(Optional.empty());
    }

    private Optional<Notice> notice(Work.Typing typing, User user) {
        var expires = new Stamp(clock.instant().plus(WHILE));
        return Optional.of(new Notice.Momentary(
                NoticeType.TYPING,
                new Notice.Typing(typing.conversation().toString(), PersonView.of(user), expires.toString())));
    }
}
