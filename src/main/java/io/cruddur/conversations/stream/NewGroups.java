package io.cruddur.conversations.stream;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.OriginalRow;
import io.cruddur.conversations.conversation.Rows;
import io.cruddur.conversations.message.Arrivals;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.OriginalMessage;
import io.cruddur.conversations.message.StartConversation;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.user.Users;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Groups that somebody else has made, for two people, with a row in an inbox and no head. All that the two have of them
 * becomes the one conversation of the two, so that it makes no difference which item is told of first. What is older than a
 * stream remembers is history, and left to {@code ddb adopt}.
 */
@ApplicationScoped
class NewGroups {

    private static final Duration REMEMBERED = Duration.ofHours(24);

    private final Messages messages;
    private final Rows rows;
    private final Users users;
    private final StartConversation startConversation;
    private final TakeInMessages takeInMessages;
    private final SurplusRows surplusRows;
    private final Moved moved;
    private final DeadLetters deadLetters;
    private final InstantSource clock;

    NewGroups(
            Messages messages,
            Rows rows,
            Users users,
            StartConversation startConversation,
            TakeInMessages takeInMessages,
            SurplusRows surplusRows,
            Moved moved,
            DeadLetters deadLetters,
            InstantSource clock) {
        this.messages = messages;
        this.rows = rows;
        this.users = users;
        this.startConversation = startConversation;
        this.takeInMessages = takeInMessages;
        this.surplusRows = surplusRows;
        this.moved = moved;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /**
     * What two people have of groups without a head.
     *
     * @param originals by their times
     */
    private record Found(List<ConversationId> groups, List<OriginalRow> rows, List<OriginalMessage> originals) {

        ConversationId oldest() {
            return originals.stream()
                    .findFirst()
                    .map(message -> message.origin().conversation())
                    .orElseGet(groups::getFirst);
        }

        Stream<Item> items() {
            return Stream.concat(
                    originals.stream().map(OriginalMessage::item), rows.stream().map(OriginalRow::item));
        }
    }

    /** Makes a conversation of the group that a row is of, and of what else its two people have. */
    Uni<Verdict> settle(OriginalRow row) {
        UserId one = row.owner();
        UserId other = row.other().id();
        if (one.equals(other)) {
            return deadLetters.keep(row.item(), "It is of somebody with themselves.");
        }
        return Uni.combine()
                .all()
                .unis(rows.originals(one), rows.originals(other))
                .with((ones, others) -> Stream.concat(
                                ones.stream().filter(each -> each.other().id().equals(other)),
                                others.stream().filter(each -> each.other().id().equals(one)))
                        .toList())
                .map(found -> with(row, found))
                .chain(this::arrivals)
                .chain(arrivals -> settle(one, other, arrivals));
    }

    /** The row itself may be further down in its inbox than was read. */
    private static List<OriginalRow> with(OriginalRow row, List<OriginalRow> found) {
        var others = found.stream()
                .filter(each -> !each.item().pk().equals(row.item().pk())
                        || !each.item().sk().equals(row.item().sk()));
        return Stream.concat(Stream.of(row), others).toList();
    }

    private Uni<Map<List<OriginalRow>, Arrivals>> arrivals(List<OriginalRow> found) {
        var byGroup = found.stream().collect(Collectors.groupingBy(OriginalRow::conversation));
        return Multi.createFrom()
                .iterable(byGroup.entrySet())
                .onItem()
                .transformToUniAndConcatenate(group -> messages.arrivals(group.getKey(), ForeignMessages.MANY)
                        .map(arrivals -> Map.entry(group.getValue(), arrivals)))
                .filter(group -> group.getValue().head().isEmpty())
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Uni<Verdict> settle(UserId one, UserId other, Map<List<OriginalRow>, Arrivals> arrivals) {
        if (arrivals.isEmpty()) {
            return Uni.createFrom().item(Verdict.SETTLED);
        }
        if (arrivals.values().stream().anyMatch(this::isHistory)) {
            return Uni.createFrom().item(Verdict.WAITING);
        }
        var found = new Found(
                arrivals.keySet().stream()
                        .map(group -> group.getFirst().conversation())
                        .sorted(Comparator.comparing(ConversationId::toString))
                        .toList(),
                arrivals.keySet().stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(row -> row.item().pk()))
                        .toList(),
                arrivals.values().stream()
                        .flatMap(group -> group.originals().stream())
                        .sorted(OriginalMessage.BY_TIME)
                        .toList());
        return users.certainlyByIds(Set.of(one, other))
                .chain(known ->
                        known.size() == 2 ? begin(found, known) : keep(found, "Postgres doesn't know its people."));
    }

    private boolean isHistory(Arrivals arrivals) {
        var remembered = clock.instant().minus(REMEMBERED);
        return arrivals.more()
                || arrivals.numbered()
                || arrivals.originals().stream()
                        .anyMatch(message -> message.at().isBefore(remembered));
    }

    private Uni<Verdict> begin(Found found, Map<UserId, User> two) {
        User author = Stream.concat(
                        found.originals().stream()
                                .map(message -> message.author().id()),
                        found.rows().stream().map(OriginalRow::owner))
                .flatMap(id -> Optional.ofNullable(two.get(id)).stream())
                .findFirst()
                .orElseThrow();
        User recipient = two.values().stream()
                .filter(user -> !user.equals(author))
                .findFirst()
                .orElseThrow();
        return startConversation
                .open(author, recipient, new Stamp(clock.instant()), found.oldest())
                .map(opened -> Optional.of(opened.id()))
                .onFailure(ProblemException.isOf(Kind.BLOCKED))
                .recoverWithItem(Optional.empty())
                .chain(id -> id.isPresent() ? fill(id.get(), found) : keep(found, "Its author is blocked."));
    }

    /** The rows go last: they say whose the rest is. */
    private Uni<Verdict> fill(ConversationId id, Found found) {
        return takeInMessages
                .takeIn(id, found.originals())
                .chain(() -> moved.note(found.groups(), id))
                .chain(() -> Multi.createFrom()
                        .iterable(found.rows())
                        .onItem()
                        .transformToUniAndConcatenate(row -> surplusRows.remove(row, id))
                        .collect()
                        .last())
                .replaceWith(Verdict.TAKEN_IN);
    }

    private Uni<Verdict> keep(Found found, String why) {
        return Multi.createFrom()
                .items(found.items())
                .onItem()
                .transformToUniAndConcatenate(item -> deadLetters.keep(item, why))
                .collect()
                .last()
                .replaceWith(Verdict.SET_ASIDE);
    }
}
