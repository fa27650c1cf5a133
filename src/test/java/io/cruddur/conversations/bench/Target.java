package io.cruddur.conversations.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A request that is made again and again, in bytes.
 *
 * @param serialAt where a number is to be put that no other request has; -1 if nowhere
 */
record Target(byte[] bytes, int serialAt) {

    private static final String SERIAL = "0000000000000000";

    /**
     * Of {@code method}, {@code path}, {@code headers} and {@code body}, in which 16 zeros, if there are any, stand for that
     * number.
     */
    static Target of(JsonNode json) {
        String body = json.path("body").asText("");
        var text = new StringBuilder()
                .append(json.path("method").asText("GET"))
                .append(' ')
                .append(json.get("path").asText())
                .append(" HTTP/1.1\r\nHost: localhost\r\n");
        json.path("headers")
                .properties()
                .forEach(header -> text.append(header.getKey())
                        .append(": ")
                        .append(header.getValue().asText())
                        .append("\r\n"));
        if (!body.isEmpty()) {
            text.append("Content-Length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        text.append("\r\n").append(body);
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        int at = text.indexOf(SERIAL);
        return new Target(bytes, at < 0 ? -1 : text.substring(0, at).getBytes(StandardCharsets.UTF_8).length);
    }

    /** The request, with that number in it. */
    ByteBuffer with(long serial) {
        if (serialAt >= 0) {
            byte[] digits = Long.toString(serial).getBytes(StandardCharsets.US_ASCII);
            Arrays.fill(bytes, serialAt, serialAt + SERIAL.length(), (byte) '0');
            System.arraycopy(digits, 0, bytes, serialAt + SERIAL.length() - digits.length, digits.length);
        }
        return ByteBuffer.wrap(bytes);
    }
}
