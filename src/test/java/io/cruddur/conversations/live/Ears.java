package io.cruddur.conversations.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.user.UserId;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a listener has heard so far. */
final class Ears implements Consumer<Wake> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<Wake> heard = new LinkedBlockingQueue<>();

    static Ears of(Bus bus) {
        var ears = new Ears();
        bus.listen(ears);
        return ears;
    }

    /** A wake for so many people, whom nobody else knows. */
    static Wake message(int users) {
        return new Wake(Wake.Kind.MESSAGE, ConversationId.random(), people(users), Optional.empty());
    }

    static Set<UserId> people(int number) {
        return Stream.generate(() -> new UserId(UUID.randomUUID()))
                .limit(number)
                .collect(Collectors.toSet());
    }

    @Override
    public void accept(Wake wake) {
        heard.add(wake);
    }

    /** The next one; fails if there is none for long. */
    Wake next() {
        try {
            Wake wake = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(wake).as("a wake-up").isNotNull();
            return wake;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The next ones of a conversation until they are for so many people, and how many that took. */
    int untilHeardFor(ConversationId conversation, Set<UserId> users) {
        var found = new HashSet<UserId>();
        int wakes = 0;
        while (!found.containsAll(users)) {
            Wake wake = next();
            assertThat(wake.conversation()).isEqualTo(conversation);
            assertThat(users).containsAll(wake.users());
            found.addAll(wake.users());
            wakes++;
        }
        return wakes;
    }

    /** How many there are now that nobody has asked for. */
    long waiting(Predicate<Wake> which) {
        return heard.stream().filter(which).count();
    }
}
