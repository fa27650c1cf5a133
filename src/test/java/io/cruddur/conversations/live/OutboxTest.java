package io.cruddur.conversations.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.user.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final Outbox outbox = new Outbox(3);

    @Test
    void shouldLetTheFirstGoAtOnceAndTheNextTogether() {
        Wake first = Ears.message(2);
        Wake second = Ears.message(2);
        Wake third = Ears.message(1);

        put(first);
        assertThat(outbox.take()).containsExactly(first);
        put(second);
        put(third);
        assertThat(outbox.take()).isEmpty();

        outbox.arrived();
        assertThat(outbox.take()).containsExactly(second, third);
        outbox.arrived();
        assertThat(outbox.take()).isEmpty();
        put(first);
        assertThat(outbox.take()).containsExactly(first);
    }

    @Test
    void shouldMakeOneOfThoseOfAConversation() {
        Wake first = Ears.message(2);
        Wake second = with(first, first.kind(), first.by());
        put(first);
        put(Ears.message(1));
        put(second);

        var users = new HashSet<>(first.users());
        users.addAll(second.users());
        assertThat(outbox.take())
                .hasSize(2)
                .startsWith(new Wake(first.kind(), first.conversation(), users, Optional.empty()));
    }

    @Test
    void shouldKeepApartWhatIsOfAnotherKindOrPerson() {
        Wake message = Ears.message(1);
        var wakes = List.of(
                message,
                with(message, Wake.Kind.LOG, Optional.empty()),
                with(message, Wake.Kind.MESSAGE, Ears.people(1).stream().findFirst()));
        wakes.forEach(this::put);

        assertThat(outbox.take()).isEqualTo(wakes);
    }

    @Test
    void shouldGiveUpTheOldest() {
        var wakes = List.of(Ears.message(1), Ears.message(1), Ears.message(1), Ears.message(1));
        wakes.subList(0, 3).forEach(this::put);

        assertThat(outbox.put(wakes.get(3))).isEqualTo(1);
        assertThat(outbox.take()).isEqualTo(wakes.subList(1, 4));
    }

    @Test
    void shouldLoseNobodyInALetterThatIsSplit() {
        ConversationId conversation = ConversationId.random();
        Set<UserId> many = Ears.people(450);
        var texts = new Letter(
                        "x",
                        List.of(
                                new Wake(Wake.Kind.LOG, conversation, many, Optional.empty()),
                                new Wake(Wake.Kind.TYPING, conversation, Ears.people(1), Optional.empty())))
                .texts();

        assertThat(texts)
                .hasSizeGreaterThan(1)
                .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(Letter.LONGEST));
        var read = texts.stream()
                .map(Letter::read)
                .flatMap(letter -> letter.wakes().stream())
                .toList();
        assertThat(read.stream().filter(wake -> wake.kind() == Wake.Kind.LOG).flatMap(wake -> wake.users().stream()))
                .containsExactlyInAnyOrderElementsOf(many);
        assertThat(read).filteredOn(wake -> wake.kind() == Wake.Kind.TYPING).hasSize(1);
    }

    private void put(Wake wake) {
        assertThat(outbox.put(wake)).isZero();
    }

    private static Wake with(Wake wake, Wake.Kind kind, Optional<UserId> by) {
        return new Wake(kind, wake.conversation(), Ears.people(1), by);
    }
}
