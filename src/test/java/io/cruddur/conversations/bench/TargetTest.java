package io.cruddur.conversations.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void shouldBeARequest() throws JsonProcessingException {
        var target = target("{'path': '/v1/me', 'headers': {'Accept': '*/*'}}");
        assertThat(text(target, 7)).isEqualTo("GET /v1/me HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n");
    }

    @Test
    void shouldSayTheLengthInBytes() throws JsonProcessingException {
        var target = target("{'method': 'POST', 'path': '/', 'body': '\u00e4b'}");
        assertThat(text(target, 7)).endsWith("Content-Length: 3\r\n\r\n\u00e4b");
    }

    @Test
    void shouldHaveAnotherNumberEachTime() throws JsonProcessingException {
        var target = target("{'path': '/', 'headers': {'Key': '0000000000000000'}}");
        assertThat(text(target, 123)).contains("Key: 0000000000000123\r\n");
        assertThat(text(target, 45)).contains("Key: 0000000000000045\r\n");
    }

    private static Target target(String json) throws JsonProcessingException {
        return Target.of(new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    private static String text(Target target, long serial) {
        return new String(target.with(serial).array(), UTF_8);
    }
}
