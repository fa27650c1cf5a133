package io.cruddur.conversations.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnsweredTest {

    private static final String HEADERS = "HTTP/1.1 201 Created\r\nETag: \"1\"\r\nContent-Length: 5\r\n\r\n";

    private final Answered answered = new Answered();

    @BeforeEach
    void setUp() {
        answered.reset();
    }

    @Test
    void shouldEndWhereTheBodyEnds() {
        assertThat(take(HEADERS + "12345")).isEqualTo(HEADERS.length() + 5);
        assertThat(answered.isWhole()).isTrue();
        assertThat(answered.status()).isEqualTo(201);
    }

    @Test
    void shouldTakeABodyInParts() {
        assertThat(take(HEADERS + "12")).isEqualTo(HEADERS.length() + 2);
        assertThat(answered.isWhole()).isFalse();
        assertThat(take("345")).isEqualTo(3);
        assertThat(answered.isWhole()).isTrue();
    }

    @Test
    void shouldTakeNothingOfHeadersThatGoOn() {
        assertThat(take(HEADERS.substring(0, HEADERS.length() - 1))).isZero();
        assertThat(answered.isWhole()).isFalse();
        assertThat(take(HEADERS + "12345")).isEqualTo(HEADERS.length() + 5);
        assertThat(answered.isWhole()).isTrue();
    }

    @Test
    void shouldKnowAnAnswerWithoutBody() {
        assertThat(take("HTTP/1.1 304 Not Modified\r\nETag: W/\"a\"\r\n\r\n")).isPositive();
        assertThat(answered.isWhole()).isTrue();
    }

    @Test
    void shouldRefuseAnAnswerThatDoesntSayHowLongItIs() {
        assertThatThrownBy(() -> take("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("chunked");
    }

    private int take(String text) {
        byte[] bytes = text.getBytes(US_ASCII);
        return answered.take(bytes, 0, bytes.length);
    }
}
