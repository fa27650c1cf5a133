package io.cruddur.conversations.live;

import io.cruddur.conversations.conversation.ChangeLog;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Inbox;
import io.cruddur.conversations.conversation.InboxRow;
import io.cruddur.conversations.live.Notice.Durable;
import io.cruddur.conversations.live.Source.Chunk;
import io.cruddur.conversations.message.Message;
import io.cruddur.conversations.message.MessageView;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.MessagesConfig;
import io.cruddur.conversations.message.Page;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the change log has forgotten, for whoever has been away for longer than it remembers: each of their conversations as
 * it is, and the changes of messages from before they went, which nobody could change for longer than a day.
 */
@ApplicationScoped
class LongAgo {

    private static final Stamp EVER = new Stamp(Instant.EPOCH);
    private static final int SHOWN = 20;
    private static final int PAGE = 100;

    private final Inbox inbox;
    private final Messages messages;
    private final Notices notices;
    private final Duration memory;
    private final Duration editable;
    private final InstantSource clock;

    LongAgo(
            Inbox inbox,
            Messages messages,
            Notices notices,
            ChangeLog log,
            MessagesConfig config,
            InstantSource clock) {
        this.inbox = inbox;
        this.messages = messages;
        this.notices = notices;
        this.memory = log.memory();
        this.editable = config.editable();
        this.clock = clock;
    }

    /** Nothing, if the log remembers that time. */
    Uni<List<Source>> sources(UserId reader, Stamp time) {
        if (time.isAfter(new Stamp(clock.instant().minus(memory)))) {
            return Uni.createFrom().item(List.of());
        }
        return inbox.since(reader, EVER)
                .map(rows -> List.of(stateSource(rows, reader, time), changeSource(rows, reader, time)));
    }

    private Source stateSource(List<InboxRow> rows, UserId reader, Stamp time) {
        var conversations = rows.stream()
                .map(InboxRow::conversation)
                .sorted(Comparator.comparing(ConversationId::toString))
                .toList();
        return Source.of(() -> states(conversations, reader, time));
    }

    private Uni<Chunk> states(List<ConversationId> conversations, UserId reader, Stamp time) {
        var rest = conversations.stream().skip(SHOWN).toList();
        return Notices.inOrder(
                        conversations.stream().limit(SHOWN).toList(),
                        id -> notices.conversation(
                                new NoticeId(time, id, 0, 0, NoticeType.CONVERSATION_CHANGED), reader))
                .map(told -> new Chunk(
                        told, rest.isEmpty() ? Optional.empty() : Optional.of(() -> states(rest, reader, time))));
    }

    private Source changeSource(List<InboxRow> rows, UserId reader, Stamp time) {
        Stamp from = new Stamp(time.instant().minus(editable));
        var busy = rows.stream()
                .filter(row -> row.latest().at().isAfter(from))
                .map(InboxRow::conversation)
                .toList();
        return Source.of(() -> Notices.inOrder(busy, id -> changes(id, reader, from, time))
                .map(told ->
                        told.stream().sorted(Comparator.comparing(Durable::id)).toList())
                .map(told -> new Chunk(told, Optional.empty())));
    }

    private Uni<List<Durable>> changes(ConversationId id, UserId reader, Stamp from, Stamp time) {
        return messages.after(id, reader, from, PAGE)
                .chain(page -> {
                    var told = page.messages().stream()
                            .filter(message -> !message.createdAt().isAfter(time))
                            .flatMap(message -> change(message, time))
                            .toList();
                    return goesOn(page, time)
                            ? changes(id, reader, page.messages().getLast().createdAt(), time)
                                    .map(more -> Stream.concat(told.stream(), more.stream())
                                            .toList())
                            : Uni.createFrom().item(told);
                })
                .onFailure(Feed.GONE)
                .recoverWithItem(List.of());
    }

    private static boolean goesOn(Page page, Stamp time) {
        return !page.messages().isEmpty()
                && !page.messages().getLast().createdAt().isAfter(time)
                && page.messages().getLast().seq() < page.head().lastSeq();
    }

    /** Names as the messages have them. */
    private static Stream<Durable> change(Message message, Stamp time) {
        var view = MessageView.of(message, Map.of());
        return message
                .deletedAt()
                .map(at -> id(message, at, NoticeType.MESSAGE_DELETED))
                .or(() -> message.editedAt().map(at -> id(message, at, NoticeType.MESSAGE_EDITED)))
                .filter(id -> id.at().isAfter(time))
                .map(id -> new Durable(id, view))
                .stream();
    }

    private static NoticeId id(Message message, Stamp at, NoticeType type) {
        return new NoticeId(at, message.conversation(), message.seq(), message.rev(), type);
    }
}
