package io.cruddur.conversations.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.admin.adopt.LegacyTable;
import io.cruddur.conversations.admin.doctor.CheckUp;
import io.cruddur.conversations.admin.upkeep.Watch;
import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.conversation.Heads;
import io.cruddur.conversations.message.Message;
import io.cruddur.conversations.message.Messages;
import io.cruddur.conversations.message.SendMessage;
import io.cruddur.conversations.message.StartConversation;
import io.cruddur.conversations.table.Item;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.table.Table;
import io.cruddur.conversations.user.Handle;
import io.cruddur.conversations.user.User;
import io.cruddur.conversations.user.Users;
import io.cruddur.conversations.world.Drafts;
import io.cruddur.conversations.world.SteeredClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** A table of the test's own, whoever writes to it, and what its stream would tell of that, to be told by the test. */
@ApplicationScoped
class Stage {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HandleChanges handleChanges;
    private final StartConversation startConversation;
    private final SendMessage sendMessage;
    private final Messages messages;
    private final Heads heads;
    private final Users users;
    private final CheckUp checkUp;
    private final SteeredClock clock;
    private final Table ours;
    private final LegacyTable table;
    private List<Change> told = new ArrayList<>();
    private Map<String, Item> there = new LinkedHashMap<>();

    Stage(
            HandleChanges handleChanges,
            StartConversation startConversation,
            SendMessage sendMessage,
            Messages messages,
            Heads heads,
            Users users,
            CheckUp checkUp,
            SteeredClock clock,
            Table ours,
            DynamoDbAsyncClient client) {
        this.handleChanges = handleChanges;
        this.startConversation = startConversation;
        this.sendMessage = sendMessage;
        this.messages = messages;
        this.heads = heads;
        this.users = users;
        this.checkUp = checkUp;
        this.clock = clock;
        this.ours = ours;
        table = new LegacyTable(client);
    }

    LegacyTable table() {
        return table;
    }

    /** Empties the table, and stops the clock. */
    void enter() {
        clock.stop();
        table.fillFitting(ours, List.of());
        table.items().forEach(table::delete);
        told = new ArrayList<>();
        there = new LinkedHashMap<>();
    }

    void leave() {
        clock.release();
    }

    void later(Duration by) {
        clock.turn(by);
    }

    Stamp now() {
        return new Stamp(clock.instant());
    }

    /** Somebody of the seed, whom Postgres knows. */
    User person(String handle) {
        return now(users.byHandle(new Handle(handle))).orElseThrow();
    }

    Message start(User author, User recipient, String text) {
        return during(() -> now(startConversation.send(recipient, Drafts.draft(author, text, now()))))
                .message();
    }

    Message send(ConversationId id, User author, String text) {
        return during(() -> now(sendMessage.send(id, Drafts.draft(author, text, now()))))
                .message();
    }

    /** Stores items past the service. */
    void put(Item... items) {
        for (Item item : items) {
            during(() -> {
                table.put(item);
                return item;
            });
        }
    }

    /** Does something to the table, of which the stream will tell. */
    <T> T during(Supplier<T> work) {
        T done = work.get();
        look();
        return done;
    }

    /** What the stream would tell of what is in the table by now, in an order that it might have. */
    void look() {
        Map<String, Item> now = new LinkedHashMap<>();
        table.items().forEach(item -> now.put(item.pk() + " " + item.sk(), item));
        now.forEach((key, item) -> {
            Optional<Item> before = Optional.ofNullable(there.get(key));
            if (!before.map(Item::attributes).equals(Optional.of(item.attributes()))) {
                tell(item.key(), before, Optional.of(item));
            }
        });
        there.forEach((key, item) -> {
            if (!now.containsKey(key)) {
                tell(item.key(), Optional.of(item), Optional.empty());
            }
        });
        there = now;
    }

    private void tell(Item key, Optional<Item> before, Optional<Item> after) {
        told.add(new Change(Integer.toString(told.size() + 1), key, after.isEmpty(), before, after));
    }

    /** All that the stream has to tell by now. */
    List<Change> told() {
        return List.copyOf(told);
    }

    Optional<Change> handle(List<Change> changes) {
        return now(handleChanges.handle(changes));
    }

    /** Tells all that there is to tell, as often as it leads to something else. */
    void tellAll() {
        for (int from = 0; from < told.size(); ) {
            var rest = told().subList(from, told.size());
            from = told.size();
            assertThat(handle(rest)).isEmpty();
            look();
        }
    }

    /** Puts the table back to what it was, as nobody would. */
    void restore(List<Item> items) {
        var wanted = items.stream().collect(Collectors.toMap(item -> item.pk() + " " + item.sk(), Item::attributes));
        var same = new HashSet<String>();
        for (Item item : table.items()) {
            String key = item.pk() + " " + item.sk();
            if (!wanted.containsKey(key)) {
                table.delete(item);
            } else if (item.attributes().equals(wanted.get(key))) {
                same.add(key);
            }
            Heads.conversation(item.pk()).ifPresent(heads::forget);
        }
        items.stream()
                .filter(item -> !same.contains(item.pk() + " " + item.sk()))
                .forEach(table::put);
    }

    List<String> lines() {
        return table.items().stream()
                .map(item -> item.pk() + " " + item.sk() + " " + new TreeMap<>(item.attributes()))
                .toList();
    }

    /** The texts that a member sees, with their numbers. */
    List<String> seen(ConversationId id, User reader) {
        return now(messages.newest(id, reader.id(), 100)).messages().stream()
                .map(message -> message.seq() + " " + message.text())
                .toList();
    }

    /** What is set aside: why, and what was there. */
    List<String> aside() {
        return table.items().stream()
                .filter(item -> item.pk().startsWith("OLD#") && item.has("why"))
                .map(item -> item.string("why") + " " + item.text("message").orElse(""))
                .toList();
    }

    void assertHealthy() {
        assertThat(checkUp.run(false, 100, Watch.NOBODY).cases())
                .filteredOn(found -> found.ill().isFault())
                .isEmpty();
    }

    static <T> T now(Uni<T> uni) {
        return uni.await().atMost(PATIENCE);
    }
}
