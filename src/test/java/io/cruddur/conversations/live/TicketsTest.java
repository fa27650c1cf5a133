package io.cruddur.conversations.live;

import static io.cruddur.conversations.world.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Issuer.Change;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.SteeredClock;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tickets: whom they stand for, for how long, and that they open nothing but the stream. */
@QuarkusTest
class TicketsTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TICKETS = "/v1/events/tickets";

    @TestHTTPResource("/")
    URI service;

    @Inject
    SteeredClock clock;

    @Inject
    Tickets tickets;

    DevServicesContext devServices;
    World world;
    Person ada;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        ada = world.person();
    }

    @AfterEach
    void leave() {
        clock.release();
    }

    @Test
    void shouldOpenTheStreamWithoutAToken() {
        JsonNode ticket = issue(ada);

        assertThat(expires(ticket))
                .isBetween(Instant.now().plusSeconds(50), Instant.now().plusSeconds(61));
        assertThat(open("ticket=" + ticket.get("ticket").asText())).isEqualTo(200);
    }

    @Test
    void shouldStandForTheTokenUntilThatExpires() {
        Instant exp = Instant.now().plusSeconds(1800).truncatedTo(ChronoUnit.SECONDS);
        String subject = UUID.randomUUID().toString();
        Person bob = person(subject, exp);

        var stood = tickets.read(issue(bob).get("ticket").asText()).orElseThrow();

        assertThat(stood.subject().value()).isEqualTo(subject);
        assertThat(stood.expires()).isEqualTo(exp);
    }

    @Test
    void shouldNotOutliveTheToken() {
        Instant exp = Instant.now().plusSeconds(20).truncatedTo(ChronoUnit.SECONDS);

        assertThat(expires(issue(person(UUID.randomUUID().toString(), exp)))).isEqualTo(exp);
    }

    @Test
    void shouldBeGoodForAMinute() {
        clock.stop();
        String ticket = ticket(ada);
        clock.turn(Duration.ofSeconds(58));
        assertThat(open("ticket=" + ticket)).isEqualTo(200);

        clock.turn(Duration.ofSeconds(3));

        assertThat(open("ticket=" + ticket)).isEqualTo(401);
    }

    @Test
    void shouldOpenNothingElse() {
        String ticket = ticket(ada);
        Person nobody = world.bearer(null);
        String query = "?ticket=" + ticket;
        for (String path : List.of("/v1/me", "/v1/conversations", "/v1/blocks", "/v1/users/@" + ada.handle())) {
            assertProblem(nobody.get(path + query), 401, "unauthorized");
        }
        assertProblem(nobody.post(TICKETS + query, ""), 401, "unauthorized");
        assertThat(nobody.get("/api/message_groups" + query).status()).isEqualTo(401);
        assertProblem(world.bearer(ticket).get("/v1/me"), 401, "unauthorized");
        assertProblem(world.bearer(ticket).post(TICKETS, ""), 401, "unauthorized");
    }

    @Test
    void shouldRefuseWhatIsNoTicket() {
        String ticket = ticket(ada);
        String[] parts = ticket.split("\\.");
        String none = encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".";
        for (String bad : List.of(
                "",
                "x",
                "x.y.z",
                "%00",
                "%C3%28",
                ada.token(),
                none,
                ticket.substring(0, ticket.length() - 2),
                ticket + ".",
                parts[0] + "." + encoded("{\"aud\":\"events\",\"exp\":9999999999}") + "." + parts[2])) {
            assertThat(open("ticket=" + bad)).as(bad).isEqualTo(401);
        }
        assertThat(open("")).isEqualTo(401);
    }

    @Test
    void shouldTakeATokenRatherThanATicket() {
        String ticket = ticket(ada);

        assertThat(open("ticket=" + ticket, "Authorization", "Bearer x.y.z")).isEqualTo(401);
        assertThat(open("ticket=x", "Authorization", "Bearer " + ada.token())).isEqualTo(200);
    }

    @Test
    void shouldAnswerABadTicketLikeABadToken() {
        var response = send("ticket=x");

        assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void shouldCountAsAReadOfThatPerson() {
        assertThat(ada.post(TICKETS, "").header("RateLimit-Policy").orElseThrow())
                .startsWith("\"send\"");
        assertThat(send("ticket=" + ticket(ada))
                        .headers()
                        .firstValue("RateLimit-Policy")
                        .orElseThrow())
                .startsWith("\"read\"");
    }

    private JsonNode issue(Person person) {
        Answer answer = person.post(TICKETS, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json();
    }

    private String ticket(Person person) {
        return issue(person).get("ticket").asText();
    }

    private static Instant expires(JsonNode ticket) {
        return OffsetDateTime.parse(ticket.get("expires_at").asText()).toInstant();
    }

    private Person person(String subject, Instant exp) {
        return world.person(subject, Change.claims(claims -> claims.put("exp", exp.getEpochSecond())));
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private int open(String query, String... headers) {
        return send(query, headers).statusCode();
    }

    /** Opens the stream, and closes it. */
    private HttpResponse<?> send(String query, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(service + "v1/events?" + query));
        try {
            var response = HTTP.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            return response;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
