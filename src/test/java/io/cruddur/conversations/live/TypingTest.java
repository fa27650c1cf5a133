package io.cruddur.conversations.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.conversation.ConversationId;
import io.cruddur.conversations.user.UserId;
import io.cruddur.conversations.world.Calls;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.Route;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;

/** Who hears that somebody is writing. */
@QuarkusTest
class TypingTest {

    private static final String START = "/v1/conversations/";

    @TestHTTPResource("/")
    URI service;

    @Inject
    Bus bus;

    @Inject
    Calls calls;

    DevServicesContext devServices;
    Ears ears;
    Person ada;
    Person bob;
    Person cid;

    @BeforeEach
    void enter() {
        World world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
        cid = world.person();
        ears = new Ears();
        bus.listen(wake -> {
            if (wake.kind() == Wake.Kind.TYPING) {
                ears.accept(wake);
            }
        });
    }

    @Test
    void shouldTellTheOthers() {
        String group = ada.group("Group", bob, cid);

        type(ada, group);

        assertThat(ears.next()).isEqualTo(wake(group, ada, bob, cid));
    }

    @Test
    void shouldStoreNothing() {
        String conversation = ada.talkTo(bob, "Hello");

        assertThat(calls.during(() -> type(ada, conversation))).hasOnlyElementsOfType(GetItemRequest.class);

        assertThat(bob.get(conversation).json().get("unread").asInt()).isEqualTo(1);
    }

    @Test
    void shouldTellEachPersonOfEachConversationOnceInAWhile() {
        String one = ada.talkTo(bob, "Hello");
        String other = ada.talkTo(cid, "Hello");
        for (int i = 0; i < 5; i++) {
            type(ada, one);
            type(bob, one);
            type(ada, other);
        }

        assertThat(Stream.generate(ears::next).limit(3))
                .containsExactly(wake(one, ada, bob), wake(one, bob, ada), wake(other, ada, cid));
        assertThat(ears.waiting(_ -> true)).isZero();
    }

    @Test
    void shouldTellAgainAfterAWhile() {
        String conversation = ada.talkTo(bob, "Hello");
        type(ada, conversation);
        Instant first = Instant.now();
        while (ears.waiting(_ -> true) < 2) {
            type(ada, conversation);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            assertThat(Instant.now()).isBefore(first.plusSeconds(20));
        }

        assertThat(Duration.between(first, Instant.now())).isGreaterThan(Duration.ofMillis(2500));
    }

    @Test
    void shouldNotTellWhoHasBlockedThem() {
        String conversation = ada.talkTo(bob, "Hello");
        assertThat(new Route("PUT", "/v1/blocks/@" + ada.handle(), "")
                        .ask(bob, "https://cruddur.example")
                        .status())
                .isEqualTo(204);

        type(ada, conversation);
        type(bob, conversation);

        assertThat(ears.next()).isEqualTo(wake(conversation, bob, ada));
        assertThat(ears.waiting(_ -> true)).isZero();
    }

    @Test
    void shouldNotTellWhoIsAloneNorWhoHasLeft() {
        String group = ada.group("Group", bob, cid);
        assertThat(ada.delete(group + "/members/" + bob.id()).status()).isEqualTo(204);
        type(ada, group);
        assertThat(ears.next()).isEqualTo(wake(group, ada, cid));

        assertThat(ada.delete(group + "/members/" + ada.id()).status()).isEqualTo(204);
        type(cid, group);
        assertThat(bob.post(group + "/typing", "").status()).isEqualTo(404);
        assertThat(ada.post(group + "/typing", "").status()).isEqualTo(404);

        assertThat(ears.waiting(_ -> true)).isZero();
    }

    private static void type(Person person, String conversation) {
        assertThat(person.post(conversation + "/typing", "").status()).isEqualTo(204);
    }

    private static Wake wake(String conversation, Person by, Person... others) {
        Set<UserId> users = Stream.of(others).map(TypingTest::id).collect(Collectors.toSet());
        var id = new ConversationId(UUID.fromString(conversation.substring(START.length())));
        return new Wake(Wake.Kind.TYPING, id, users, Optional.of(id(by)));
    }

    private static UserId id(Person person) {
        return UserId.parse(person.id());
    }
}
