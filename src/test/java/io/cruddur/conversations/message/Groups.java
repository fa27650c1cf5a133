package io.cruddur.conversations.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cruddur.conversations.world.Answer;
import io.cruddur.conversations.world.Person;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** What tests of groups send, and read. */
final class Groups {

    private Groups() {}

    static String group(String title, String message, Person... others) {
        String handles = Stream.of(others)
                .map(person -> "\"" + person.handle() + "\"")
                .toList()
                .toString();
        return "{\"participants\":%s,\"title\":\"%s\",\"message\":\"%s\"}".formatted(handles, title, message);
    }

    static String member(Person person) {
        return "{\"handle\":\"" + person.handle() + "\"}";
    }

    static String path(Answer answer) {
        return answer.header("Location").map(URI::create).orElseThrow().getPath();
    }

    static List<String> handles(JsonNode people) {
        return people.findValuesAsText("handle");
    }

    static String role(JsonNode conversation, Person person) {
        return conversation
                .get("members")
                .valueStream()
                .filter(member -> member.get("handle").asText().equals(person.handle()))
                .map(member -> member.get("role").asText())
                .findFirst()
                .orElse("none");
    }

    /** The newest messages as a member sees them: what was said, or what happened. */
    static List<String> texts(Person reader, String conversation) {
        return texts(reader.get(conversation + "/messages").json());
    }

    static List<String> texts(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(message -> message.at(message.has("event") ? "/event/type" : "/text")
                        .asText())
                .toList();
    }

    static String untraced(Answer answer) {
        return answer.body().replaceAll("\"traceId\":\"[0-9a-f]{32}\"", "");
    }

    static void assertProblem(Answer answer, int status, String slug) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().get("type").asText()).isEqualTo("/problems/" + slug);
    }
}
