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
    BLOCKED(
            403,
            "That person has blocked you",
            "They can't be written to, nor added to a group by you, until they unblock you."),
    NOT_THE_OWNER(403, "Only an owner of the group may do this", "`members` of the conversation says who they are."),
    NOT_THE_AUTHOR(403, "Only the author of a message may change it", "Nobody may change a system message."),
    TOO_LATE(
            403,
            "The message can't be changed any more",
            "A message can be changed for 24 hours, unless the operator says otherwise."),
    NOT_FOUND(
            404,
            "There is nothing here for you",
            "It doesn't exist, or you aren't a member of it; the two are never told apart."),
    METHOD_NOT_ALLOWED(
            405, "The resource doesn't have this method", "See the description of the API for those it has."),
    NOT_ACCEPTABLE(406, "The answer isn't to be had in that form", "Accept `application/json`."),
    NOT_A_GROUP(409, "The conversation isn't a group", "Only groups have a title, and members who come and go."),
    GROUP_FULL(409, "The group is full", "A group has 32 members at most."),
    DELETED(409, "The message has been deleted", "What is deleted can't be edited."),
    PRECONDITION_FAILED(
            412,
            "The message has been changed meanwhile",
            "Read it again, and send its new `ETag` as `If-Match` if the change is still wanted."),
    PAYLOAD_TOO_LARGE(413, "The body is too large", "A body may have 16 KiB."),
    UNSUPPORTED_MEDIA_TYPE(415, "The body isn't JSON", "Send `Content-Type: application/json`."),
    INVALID(422, "The request can't be carried out as it is", "`errors` says what is wrong with which part."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The idempotency key stands for another request",
            "A key is made anew for each message, and kept for its repetitions, for 7 days."),
    PRECONDITION_REQUIRED(428, "Say which state of the message you saw", "Send its `ETag` as `If-Match`."),
    RATE_LIMITED(
            429,
            "That was too often",
            "Try again after `Retry-After`. `RateLimit-Policy` and `RateLimit` say how much there is, and how much is left."),
    TOO_MANY_STREAMS(
            429,
            "There are too many streams",
            "A person may have 8 streams of events on an instance. Close one, or share it between windows."),
    TOO_SLOW(
            408,
            "The stream wasn't read",
            "Nothing of it was taken for 30 seconds. Nothing is lost: resume with the id of the last event."),
    RESTARTING(
            503,
            "The instance is being replaced",
            "Nothing is lost: resume with the id of the last event, after the stream's `retry`."),
    INTERNAL(500, "That was our fault", "It has been logged under the `traceId`; nothing is half done."),
    OVERLOADED(503, "There is too much to do", "Nothing was done. Try again after `Retry-After`."),
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
