package io.cruddur.conversations.live;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.cruddur.conversations.world.Issuer.Change;
import io.cruddur.conversations.world.Listener;
import io.cruddur.conversations.world.Listener.Heard;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.SteeredClock;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How streams of events end, and that nothing is lost by it. */
@QuarkusTest
class StreamEndsTest {

    private static final String LONGEST = "\uD83D\uDE00".repeat(4000);
    private static final int MORE_THAN_SOCKETS_HOLD = 500;
    private static final int MORE_THAN_ONE_MAY_HAVE = 30;

    @TestHTTPResource("/")
    URI service;

    @Inject
    SteeredClock clock;

    DevServicesContext devServices;
    World world;
    Person ada;
    Person bob;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        ada = world.person();
        bob = world.person();
    }

    @AfterEach
    void leave() {
        clock.release();
    }

    @Test
    void shouldEndWithTheToken() {
        long soon = Instant.now().plusSeconds(5).getEpochSecond();
        Person eve = world.person(UUID.randomUUID().toString(), Change.claims(claims -> claims.put("exp", soon)));
        try (var listener = Listener.of(eve)) {
            listener.awaitCaughtUp();

            listener.awaitEnd();

            Heard last = listener.heard().getLast();
            assertThat(last.type()).isEqualTo("problem");
            assertThat(last.id()).isEmpty();
            assertThat(last.data().get("type").asText()).isEqualTo("/problems/unauthorized");
        }
    }

    @Test
    void shouldHangUpOnWhoeverDoesNotListenAndLoseNothing() throws IOException {
        String conversation = ada.talkTo(bob, "Hello");
        String cursor;
        try (var listener = Listener.of(bob)) {
            cursor = listener.awaitCaughtUp().id();
        }
        try (var deaf = new Socket()) {
            ask(deaf);
            for (int i = 0; i < MORE_THAN_SOCKETS_HOLD; i++) {
                ada.say(conversation, LONGEST);
            }

            clock.stop();
            clock.turn(Duration.ofSeconds(31));
            pause();
            clock.turn(Duration.ofSeconds(31));
            pause();

            assertThat(hasEnded(deaf.getInputStream())).isTrue();
        }
        clock.release();
        try (var listener = Listener.after(bob, cursor)) {
            listener.await(heard -> heard.data().path("seq").asInt() == MORE_THAN_SOCKETS_HOLD + 1);
            assertThat(listener.heard().stream()
                            .filter(heard -> heard.type().equals("message.created"))
                            .map(heard -> heard.data().get("seq").asInt()))
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThanOrEqualTo(MORE_THAN_SOCKETS_HOLD);
        }
    }

    @Test
    void shouldTellWhatIsFarAheadLater() {
        String conversation = ada.talkTo(bob, "Hello");
        String cursor;
        try (var listener = Listener.of(bob)) {
            cursor = listener.awaitCaughtUp().id();
        }
        clock.stop();
        clock.turn(Duration.ofSeconds(45));
        ada.say(conversation, "Its id would vouch for the next 45 seconds");
        clock.turn(Duration.ofSeconds(-45));
        try (var listener = Listener.after(bob, cursor)) {
            listener.awaitCaughtUp();
            assertThat(listener.heard())
                    .noneMatch(heard -> heard.data().path("seq").asInt() == 2);

            clock.turn(Duration.ofSeconds(20));

            listener.await(heard -> heard.data().path("seq").asInt() == 2);
        }
    }

    @Test
    void shouldForgetWhoeverGoesBeforeTheAnswer() throws IOException {
        for (int i = 0; i < MORE_THAN_ONE_MAY_HAVE; i++) {
            try (var hasty = new Socket()) {
                ask(hasty);
            }
        }
        pause();

        try (var listener = Listener.of(bob)) {
            listener.awaitCaughtUp();
        }
    }

    /** Asks for bob's stream, and doesn't wait for the answer. */
    private void ask(Socket socket) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress("localhost", service.getPort()));
        socket.getOutputStream()
                .write(("GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + bob.token()
                                + "\r\n\r\n")
                        .getBytes(US_ASCII));
    }

    /** Reads what was on its way. */
    private static boolean hasEnded(InputStream stream) throws IOException {
        var buffer = new byte[1 << 16];
        int read = 0;
        while (read >= 0) {
            read = stream.read(buffer);
        }
        return true;
    }

    /** For a look at all streams. */
    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
