package io.cruddur.conversations.stub;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The client tokens of the transactions that have been carried out in the last ten minutes, or of the last of them. */
final class Tokens {

    private static final long KEPT = Duration.ofMinutes(10).toNanos();
    private static final int MOST = 500_000;

    /** What was carried out: a digest of its actions. */
    private record Used(byte[] actions, long at) {}

    private final Map<String, Used> used = new LinkedHashMap<>();

    /** Whether the token has been used for the same; refuses what isn't. */
    boolean isReplay(String token, Request request) {
        Used before = used.get(token);
        if (before == null || System.nanoTime() - before.at > KEPT) {
            return false;
        }
        if (!Arrays.equals(before.actions, digest(request))) {
            throw Refusal.of(
                    "IdempotentParameterMismatchException",
                    "The request uses the same client token as a previous, but non-identical request");
        }
        return true;
    }

    void remember(String token, Request request) {
        used.put(token, new Used(digest(request), System.nanoTime()));
        if (used.size() > MOST) {
            used.remove(used.keySet().iterator().next());
        }
    }

    private static byte[] digest(Request request) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(Json.bytes(request.parameters().get("TransactItems")));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
