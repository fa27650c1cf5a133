package io.cruddur.conversations.bench;

import java.nio.charset.StandardCharsets;

/** Reads as much of an answer as a load generator has to know: its status, and where it ends. */
final class Answered {

    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = 9;
    private static final int LOWER = 0x20;

    private int status;
    private long remaining;

    /** Ready for the next answer. */
    void reset() {
        status = 0;
        remaining = -1;
    }

    int status() {
        return status;
    }

    boolean isWhole() {
        return remaining == 0;
    }

    /** Takes in bytes; tells how many it has used, which are none until the headers are whole. */
    int take(byte[] bytes, int from, int to) {
        if (remaining < 0) {
            int end = endOfHeaders(bytes, from, to);
            if (end < 0) {
                return 0;
            }
            int at = from + STATUS_AT;
            status = (bytes[at] - '0') * 100 + (bytes[at + 1] - '0') * 10 + bytes[at + 2] - '0';
            remaining = status == 304 || status == 204 ? 0 : length(bytes, from, end);
            return end - from + body(to - end);
        }
        return body(to - from);
    }

    private int body(int available) {
        int taken = (int) Math.min(available, remaining);
        remaining -= taken;
        return taken;
    }

    private static int endOfHeaders(byte[] bytes, int from, int to) {
        for (int i = from + 3; i < to; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static long length(byte[] bytes, int from, int end) {
        for (int line = from; line < end - LENGTH.length; line++) {
            if (bytes[line] == '\n' && isLength(bytes, line + 1)) {
                long length = 0;
                for (int i = line + 1 + LENGTH.length; bytes[i] != '\r'; i++) {
                    length = bytes[i] == ' ' ? length : length * 10 + bytes[i] - '0';
                }
                return length;
            }
        }
        throw new IllegalStateException("an answer without a length: " + new String(bytes, from, end - from));
    }

    private static boolean isLength(byte[] bytes, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            int b = bytes[at + i];
            if ((b >= 'A' && b <= 'Z' ? b | LOWER : b) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }
}
