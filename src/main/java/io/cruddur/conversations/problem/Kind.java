package io.cruddur.conversations.problem;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every kind of error there is: the catalogue that the pages under {@code /problems} and the API's description are made
 * from.
 */
public enum Kind {
    BAD_REQUEST(
            400,
            "The request can't be read",
            "The body isn't the JSON that this resource takes, or the URL is malformed."),
    BAD_CURSOR(
            400,
            "The cursor can't be used",
            "A cursor is used as it was handed out, by the same person for the same list."),
    UNAUTHORIZED(401, "A token is needed", "Send a valid access or id token as `Authorization: Bearer …`."),
    UNREGISTERED(
            403, "The token's user isn't known here", "The token is good, but nobody is registered with its `sub`."),
    NOT_FOUND(
            404,
            "There is nothing here for you",
            "It doesn't exist, or you aren't a member of it; the two are never told apart."),
    METHOD_NOT_ALLOWED(
            405, "The resource doesn't have this method", "See the description of the API for those it has."),
    NOT_ACCEPTABLE(406, "The answer isn't to be had in that form", "Accept `application/json`."),
    PAYLOAD_TOO_LARGE(413, "The body is too large", "A body may have 16 KiB."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body isn't JSON", "Send `Content-Type: application/json`."),
    INVALID(422, "The request can't be carried out as it is", "`errors` says what is wrong with which part."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The idempotency key stands for another request",
            "A key is made anew for each message, and kept for its repetitions, for 7 days."),
    INTERNAL(500, "That was our fault", "It has been logged under the `traceId`; nothing is half done."),
    UNAVAILABLE(
            503,
            "A back end is unavailable",
            "Try again after `Retry-After`. A send with an idempotency key is safe to repeat.");

    private final int status;
    private final String title;
    private final String advice;

    Kind(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    public int status() {
        return status;
    }

    /** What it is, in a few words that never change from one occurrence to another. */
    public String title() {
        return title;
    }

    /** What to do about it; a line of Markdown. */
    public String advice() {
        return advice;
    }

    /** Its name in the URI of its type, {@code /problems/<slug>}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind that a plain HTTP status stands for: that of the framework's own failures. */
    public static Kind ofStatus(int status) {
        return Stream.of(
                        BAD_REQUEST,
                        UNAUTHORIZED,
                        NOT_FOUND,
                        METHOD_NOT_ALLOWED,
                        NOT_ACCEPTABLE,
                        PAYLOAD_TOO_LARGE,
                        UNSUPPORTED_MEDIA_TYPE,
                        UNAVAILABLE)
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status >= 400 && status < 500 ? BAD_REQUEST : INTERNAL);
    }

    public static Optional<Kind> ofSlug(String slug) {
        return Stream.of(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
