package io.cruddur.conversations.live;

import io.cruddur.conversations.conversation.ChangeLog;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Inbox;
import io.cruddur.conversations.conversation.InboxRow;
import io.cruddur.conversations.live.Source.Chunk;
import io.cruddur.conversations.message.Message;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.Page;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What has happened for somebody since a time, from any time, read from the table alone: inbox rows say where there are new
 * messages, the change log tells of everything else. All of it strongly consistent.
 */
@ApplicationScoped
class Feed {

    /** Whoever is no member any more is told nothing more. */
    static final Predicate<Throwable> GONE = ProblemException.isOf(Kind.NOT_FOUND);

    private static final int PAGE = 50;
    private static final int BUFFERED = 1000;

    private final Inbox inbox;
    private final Messages messages;
    private final ChangeLog log;
    private final Notices notices;
    private final LongAgo longAgo;
    private final Gate gate;

    Feed(Inbox inbox, Messages messages, ChangeLog log, Notices notices, LongAgo longAgo, StreamsConfig config) {
        this.inbox = inbox;
        this.messages = messages;
        this.log = log;
        this.notices = notices;
        this.longAgo = longAgo;
        this.gate = new Gate(config.readers());
    }

    /**
     * Everything since a time: 1 RCU for the rows and 1 for the log if there is nothing, and 2 for each conversation with
     * new messages. It waits for its turn, so that many streams at once don't take DynamoDB from everybody else.
     */
    Uni<Replay> since(UserId reader, Stamp time) {
        return gate.through(Uni.createFrom().deferred(() -> everything(reader, time)));
    }

    private Uni<Replay> everything(UserId reader, Stamp time) {
        return inbox.since(reader, time).chain(rows -> {
            int page = Math.clamp(BUFFERED / Math.max(1, rows.size()), 1, PAGE);
            var sources = new ArrayList<>(rows.stream()
                    .map(InboxRow::conversation)
                    .map(conversation -> messageSource(reader, conversation, time, page))
                    .toList());
            sources.add(changeSource(reader, time));
            return longAgo.sources(reader, time).invoke(sources::addAll).chain(_ -> Replay.of(sources));
        });
    }

    /** What has been said in one conversation since a time: 2 RCU. */
    Uni<Replay> messages(UserId reader, ConversationId conversation, Stamp time) {
        return Replay.of(List.of(messageSource(reader, conversation, time, PAGE)));
    }

    /** What else has changed since a time: 1 RCU, and what is shown of it. */
    Uni<Replay> changes(UserId reader, Stamp time) {
        return Replay.of(List.of(changeSource(reader, time)));
    }

    private Source messageSource(UserId reader, ConversationId conversation, Stamp time, int page) {
        return Source.of(() -> chunk(reader, conversation, time, page));
    }

    private Uni<Chunk> chunk(UserId reader, ConversationId conversation, Stamp time, int limit) {
        return messages.after(conversation, reader, time, limit)
                .chain(page -> notices.of(page, reader)
                        .map(told -> new Chunk(
                                told,
                                last(page)
                                        .filter(last -> last.seq() < page.head().lastSeq())
                                        .map(last -> () -> chunk(reader, conversation, last.createdAt(), limit)))))
                .onFailure(GONE)
                .recoverWithItem(Chunk.NONE);
    }

    private static Optional<Message> last(Page page) {
        return page.messages().isEmpty()
                ? Optional.empty()
                : Optional.of(page.messages().getLast());
    }

    private Source changeSource(UserId reader, Stamp time) {
        return Source.of(() -> chunk(reader, ChangeLog.from(time), PAGE));
    }

    private Uni<Chunk> chunk(UserId reader, String from, int limit) {
        return log.read(reader, from, limit)
                .chain(run -> notices.of(run.changes(), reader)
                        .map(told -> new Chunk(told, run.next().map(next -> () -> chunk(reader, next, limit)))));
    }
}
