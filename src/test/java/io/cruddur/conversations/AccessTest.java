package io.cruddur.conversations;

import static io.cruddur.conversations.world.Problems.assertProblem;
import static io.cruddur.conversations.world.Problems.assertSame;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Issuer.Change;
import io.cruddur.conversations.world.Person;
import io.cruddur.conversations.world.Route;
import io.cruddur.conversations.world.World;
import io.quarkus.test.common.DevServicesContext;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route of {@code /v1}, whoever calls it and whatever it is called with; a meta-test finds a route that is missing
 * here. That every body is of the described form is checked with every answer that tests get.
 */
@QuarkusTest
class AccessTest {

    private static final String ORIGIN = "https://cruddur.example";
    private static final String START = "/v1/conversations/";

    @TestHTTPResource("/")
    URI service;

    DevServicesContext devServices;
    World world;

    /** Who calls. Those who may do most come last, since they may change what the others would find. */
    private enum Who {
        NO_TOKEN,
        GARBAGE,
        EXPIRED,
        UNREGISTERED,
        STRANGER,
        EX_MEMBER,
        BLOCKED,
        MEMBER,
        OWNER
    }

    /** What owners, members and those whom the other person has blocked get; everybody else is a stranger. */
    private record Rule(Route route, String owner, String member, String blocked) {

        static Rule of(String method, String path, String body, String owner, String member, String blocked) {
            return new Rule(new Route(method, START + "{id}" + path, body), owner, member, blocked);
        }

        @Override
        public String toString() {
            return route.name();
        }
    }

    static List<Rule> ofConversations() {
        return List.of(
                Rule.of("GET", "", "", "200", "200", "200"),
                Rule.of("PATCH", "", "{\"muted\":true}", "200", "200", "200"),
                Rule.of("POST", "/members", "{\"handle\":\"{handle}\"}", "200", "403 not-the-owner", "409 not-a-group"),
                Rule.of("DELETE", "/members/{user}", "", "204", "403 not-the-owner", "409 not-a-group"),
                Rule.of("GET", "/messages", "", "200", "200", "200"),
                Rule.of("POST", "/messages", "{\"text\":\"Hello\"}", "201", "201", "403 blocked"),
                Rule.of("GET", "/messages/{message}", "", "200", "200", "200"),
                Rule.of("PATCH", "/messages/{message}", "{\"text\":\"Hello\"}", "200", "200", "403 blocked"),
                Rule.of("DELETE", "/messages/{message}", "", "204", "204", "204"),
                Rule.of("PUT", "/read", "{}", "200", "200", "200"),
                Rule.of("POST", "/typing", "", "204", "204", "204"));
    }

    /** What the caller gets of their own: of somebody there is, of whoever has blocked them, and of nobody. */
    private record Own(Route route, String somebody, String blocker, String nobody) {
        @Override
        public String toString() {
            return route.name();
        }
    }

    static List<Own> ofTheCaller() {
        String start = "{\"participants\":[\"{handle}\"],\"message\":\"Hello\"}";
        return List.of(
                new Own(new Route("GET", "/v1/me", ""), "200", "200", "200"),
                new Own(new Route("GET", "/v1/users/@{handle}", ""), "200", "200", "404 not-found"),
                new Own(new Route("GET", "/v1/conversations", ""), "200", "200", "200"),
                new Own(new Route("POST", "/v1/conversations", start), "201", "403 blocked", "422 invalid"),
                new Own(new Route("GET", "/v1/events", ""), "200", "200", "200"),
                new Own(new Route("POST", "/v1/events/tickets", ""), "201", "201", "201"),
                new Own(new Route("GET", "/v1/blocks", ""), "200", "200", "200"),
                new Own(new Route("PUT", "/v1/blocks/@{handle}", ""), "204", "204", "404 not-found"),
                new Own(new Route("DELETE", "/v1/blocks/@{handle}", ""), "204", "204", "404 not-found"));
    }

    private final Map<Who, Person> people = new EnumMap<>(Who.class);
    private final Map<Who, String> conversations = new EnumMap<>(Who.class);
    private final Map<Who, String> messages = new EnumMap<>(Who.class);
    private Person third;
    private String theirs;

    @BeforeEach
    void enter() {
        world = World.of(service, devServices);
        third = world.person();
        theirs = world.person().talkTo(world.person(), "Between us");
        String subject = UUID.randomUUID().toString();
        long past = Instant.now().minusSeconds(3600).getEpochSecond();
        people.put(Who.NO_TOKEN, world.bearer(null));
        people.put(Who.GARBAGE, world.bearer("x.y.z"));
        people.put(
                Who.EXPIRED,
                world.bearer(world.issuer().accessToken(subject, Change.claims(claims -> claims.put("exp", past)))));
        people.put(Who.UNREGISTERED, world.bearer(world.issuer().accessToken(subject)));
        Stream.of(Who.STRANGER, Who.EX_MEMBER, Who.BLOCKED, Who.MEMBER, Who.OWNER)
                .forEach(who -> people.put(who, world.person()));
        Person owner = people.get(Who.OWNER);
        Person former = people.get(Who.EX_MEMBER);
        String group = owner.group("Group", people.get(Who.MEMBER), former, third);
        String direct = people.get(Who.BLOCKED).talkTo(owner, "Hello");
        for (Who who : Who.values()) {
            conversations.put(who, who == Who.BLOCKED ? direct : group);
        }
        for (Who who : List.of(Who.EX_MEMBER, Who.BLOCKED, Who.MEMBER, Who.OWNER)) {
            messages.put(who, id(people.get(who).say(conversations.get(who), "I was here")));
        }
        assertThat(former.delete(group + "/members/" + former.id()).status()).isEqualTo(204);
        assertThat(new Route("PUT", "/v1/blocks/@" + people.get(Who.BLOCKED).handle(), "")
                        .ask(owner, ORIGIN)
                        .status())
                .isEqualTo(204);
    }

    @Test
    void shouldMissNoRoute() {
        Person nobody = people.get(Who.NO_TOKEN);
        JsonNode paths =
                nobody.send(nobody.request("/q/openapi?format=json")).json().get("paths");
        var described = paths.propertyStream()
                .filter(path -> path.getKey().startsWith("/v1/"))
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()));

        assertThat(Stream.concat(
                                ofConversations().stream().map(Rule::route),
                                ofTheCaller().stream().map(Own::route))
                        .map(Route::name))
                .containsExactlyInAnyOrderElementsOf(described.toList());
    }

    @ParameterizedTest
    @MethodSource("ofConversations")
    void shouldLetInWhoIsIn(Rule rule) {
        Answer notFound = ask(Who.STRANGER, rule.route(), UUID.randomUUID().toString(), UUID.randomUUID() + "");
        assertProblem(notFound, 404, "not-found");
        for (Who who : Who.values()) {
            String own = conversations.get(who).substring(START.length());
            String message = messages.getOrDefault(who, messages.get(Who.OWNER));
            for (String id : List.of(
                    "x",
                    "1-1-1-1-1",
                    own + "0",
                    "%00",
                    "%F0%9F%98%80",
                    "a%2Fb",
                    UUID.randomUUID().toString(),
                    theirs.substring(START.length()))) {
                assertOutsider(ask(who, rule.route(), id, message), who, notFound);
            }
            Answer answer = ask(who, rule.route(), own, message);
            switch (who) {
                case OWNER -> assertAnswer(answer, rule.owner());
                case MEMBER -> assertAnswer(answer, rule.member());
                case BLOCKED -> assertAnswer(answer, rule.blocked());
                default -> assertOutsider(answer, who, notFound);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("ofTheCaller")
    void shouldKnowWhoCalls(Own own) {
        for (Who who : Who.values()) {
            for (String nobody : List.of("nobody-of-that-name", "@x", "%F0%9F%98%80")) {
                assertOwn(ask(who, own.route().with("handle", nobody)), who, own.nobody());
            }
            String blocker = people.get(Who.OWNER).handle();
            boolean isBlocked = who == Who.BLOCKED;
            assertOwn(
                    ask(who, own.route().with("handle", isBlocked ? blocker : third.handle())),
                    who,
                    isBlocked ? own.blocker() : own.somebody());
        }
    }

    private Answer ask(Who who, Route route, String conversation, String message) {
        return ask(
                who,
                route.with("id", conversation)
                        .with("message", message)
                        .with("user", third.id())
                        .with("handle", third.handle()));
    }

    private Answer ask(Who who, Route route) {
        Answer answer = route.ask(people.get(who), ORIGIN);
        assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(ORIGIN);
        return answer;
    }

    private static void assertOwn(Answer answer, Who who, String expected) {
        switch (who) {
            case NO_TOKEN, GARBAGE, EXPIRED, UNREGISTERED -> assertOutsider(answer, who, answer);
            default -> assertAnswer(answer, expected);
        }
    }

    private static void assertOutsider(Answer answer, Who who, Answer notFound) {
        switch (who) {
            case NO_TOKEN, GARBAGE, EXPIRED -> {
                assertProblem(answer, 401, "unauthorized");
                assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
            }
            case UNREGISTERED -> assertProblem(answer, 403, "unregistered");
            default -> assertSame(notFound, answer);
        }
    }

    private static void assertAnswer(Answer answer, String expected) {
        String[] parts = expected.split(" ");
        int status = Integer.parseInt(parts[0]);
        if (parts.length > 1) {
            assertProblem(answer, status, parts[1]);
        } else {
            assertThat(answer.status()).as(answer.body()).isEqualTo(status);
            assertThat(answer.header("Content-Type").orElse("none"))
                    .matches(status == 204 ? "none" : "application/json.*|text/event-stream");
            assertThat(answer.body().isEmpty()).isEqualTo(status == 204 || answer.isStream());
        }
    }

    private static String id(JsonNode message) {
        return message.get("id").asText();
    }
}
