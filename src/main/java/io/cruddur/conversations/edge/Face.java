package io.cruddur.conversations.edge;

import java.util.Optional;
import java.util.stream.Stream;

/** The faces of the service; the pages for people beside them need none of what is done here. */
enum Face {
    /** What the original lets a page do, and see; its clients know no 429. */
    API(
            "/api/",
            false,
            "GET, HEAD, POST, OPTIONS",
            "authorization, content-type, if-modified-since",
            "Authorization, Retry-After"),
    /** What new clients need. */
    V1(
            "/v1/",
            true,
            "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
            "authorization, content-type, idempotency-key, if-match, if-none-match, last-event-id",
            "RateLimit, RateLimit-Policy, Retry-After, ETag, Link, Location, Idempotency-Replayed, WWW-Authenticate");

    private final String path;
    private final boolean limited;
    private final String methods;
    private final String allowed;
    private final String exposed;

    Face(String path, boolean limited, String methods, String allowed, String exposed) {
        this.path = path;
        this.limited = limited;
        this.methods = methods;
        this.allowed = allowed;
        this.exposed = exposed;
    }

    /** The face that a path belongs to, if it does. */
    static Optional<Face> of(String path) {
        return Stream.of(values()).filter(face -> path.startsWith(face.path)).findFirst();
    }

    /** With what its paths begin. */
    String path() {
        return path;
    }

    /** Whether there is a limit to how often a person may call it. */
    boolean limited() {
        return limited;
    }

    /** The methods that a page of an allowed origin may use. */
    String methods() {
        return methods;
    }

    /** The headers that it may send. */
    String allowed() {
        return allowed;
    }

    /** The headers of an answer that it may see. */
    String exposed() {
        return exposed;
    }
}
