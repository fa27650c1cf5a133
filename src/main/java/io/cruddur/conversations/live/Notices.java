package io.cruddur.conversations.live;

import io.cruddur.conversations.conversation.Change;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Head;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.conversation.Member;
import io.cruddur.conversations.conversation.ShowConversation;
import io.cruddur.conversations.live.Notice.Durable;
import io.cruddur.conversations.message.Event;
import io.cruddur.conversations.message.Message;
import io.cruddur.conversations.message.MessageView;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.Page;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes events of what is stored. Each shows the thing as it is when it is told, and only to a member. */
@ApplicationScoped
class Notices {

    private final Messages messages;
    private final Heads heads;
    private final ShowConversation showConversation;
    private final Users users;

    Notices(Messages messages, Heads heads, ShowConversation showConversation, Users users) {
        this.messages = messages;
        this.heads = heads;
        this.showConversation = showConversation;
        this.users = users;
    }

    /** What new messages tell their reader. */
    Uni<List<Durable>> of(Page page, UserId reader) {
        return users.byIds(page.people())
                .chain(people -> inOrder(page.messages(), message -> {
                    var said = new Durable(id(message, NoticeType.MESSAGE_CREATED), MessageView.of(message, people));
                    return about(message, reader)
                            .map(id -> conversation(id, reader)
                                    .map(shown -> Stream.concat(Stream.of(said), shown.stream())
                                            .sorted((one, other) -> one.id().compareTo(other.id()))
                                            .toList()))
                            .orElseGet(() -> Uni.createFrom().item(List.of(said)));
                }));
    }

    private static NoticeId id(Message message, NoticeType type) {
        return new NoticeId(message.createdAt(), message.conversation(), message.seq(), 0, type);
    }

    /** What a message tells of its conversation, if anything. */
    private static Optional<NoticeId> about(Message message, UserId reader) {
        boolean comes = message.seq() == 1
                || message.event().filter(event -> brings(event, reader)).isPresent();
        return comes
                ? Optional.of(id(message, NoticeType.CONVERSATION_CREATED))
                : message.event().map(_ -> id(message, NoticeType.CONVERSATION_CHANGED));
    }

    private static boolean brings(Event event, UserId reader) {
        return event.type() == Event.Type.JOINED
                && event.subject().filter(user -> user.id().equals(reader)).isPresent();
    }

    /** What changes tell whom they are told to. */
    Uni<List<Durable>> of(List<Change> changes, UserId reader) {
        return inOrder(changes, change -> of(change, reader));
    }

    private Uni<List<Durable>> of(Change change, UserId reader) {
        ConversationId id = change.conversation();
        return switch (change.kind()) {
            case EDITED -> message(change, reader, NoticeType.MESSAGE_EDITED);
            case DELETED -> message(change, reader, NoticeType.MESSAGE_DELETED);
            case SETTINGS -> conversation(id(change, NoticeType.CONVERSATION_CHANGED), reader);
            case READ ->
                some(heads.ofMember(id, reader)
                        .map(head -> new Durable(id(change, NoticeType.READ), read(head, reader))));
            case LEFT ->
                Uni.createFrom()
                        .item(List.of(
                                new Durable(id(change, NoticeType.CONVERSATION_LEFT), new Notice.Left(id.toString()))));
        };
    }

    private static NoticeId id(Change change, NoticeType type) {
        return change.revision()
                .map(revision -> new NoticeId(change.at(), change.conversation(), revision.seq(), revision.rev(), type))
                .orElseGet(() -> new NoticeId(change.at(), change.conversation(), 0, 0, type));
    }

    private Uni<List<Durable>> message(Change change, UserId reader, NoticeType type) {
        var id = change.revision().orElseThrow().message();
        return some(messages.get(change.conversation(), id, reader)
                .chain(message -> users.byIds(message.people().collect(Collectors.toSet()))
                        .map(people -> new Durable(id(change, type), MessageView.of(message, people)))));
    }

    /** A conversation as it is. */
    Uni<List<Durable>> conversation(NoticeId id, UserId reader) {
        return some(showConversation.show(id.conversation(), reader).map(view -> new Durable(id, view)));
    }

    private static Notice.Read read(Head head, UserId reader) {
        Member member = head.member(reader).orElseThrow();
        return new Notice.Read(head.id().toString(), member.readSeq(), head.lastSeq() - member.readSeq());
    }

    /** Nothing for whoever is no member any more, or doesn't see it. */
    private static Uni<List<Durable>> some(Uni<Durable> told) {
        return told.map(List::of).onFailure(Feed.GONE).recoverWithItem(List.of());
    }

    static <T> Uni<List<Durable>> inOrder(List<T> things, Function<T, Uni<List<Durable>>> tell) {
        return Multi.createFrom()
                .iterable(things)
                .onItem()
                .transformToUniAndConcatenate(tell::apply)
                .collect()
                .asList()
                .map(told -> told.stream().flatMap(List::stream).toList());
    }
}
