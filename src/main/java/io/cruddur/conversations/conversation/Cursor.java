package io.cruddur.conversations.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cruddur.conversations.conversation.InboxPage.Place;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A place in somebody's inbox, or in another list of theirs, as a client carries it: opaque, versioned, and of use only to
 * that person, for the same list. It grants nothing; access is checked wherever it leads.
 */
final class Cursor {

    private static final String VERSION = "2";
    private static final String BLOCKS = "blocks";
    private static final int HEADER = 3;

    private Cursor() {}

    static String of(Place place, UserId reader, Listing listing) {
        return write(reader, name(listing), place.at(), place.id());
    }

    /** Behind somebody whom the reader has blocked. */
    static String of(UserId blocked, UserId reader) {
        return write(reader, BLOCKS, blocked);
    }

    /** Fails with {@code BAD_CURSOR}, saying why. */
    static Place parse(String cursor, UserId reader, Listing listing) {
        return parse(
                cursor,
                reader,
                name(listing),
                2,
                place -> new Place(
                        Stamp.parse(place[0]),
                        ConversationId.parse(place[1]).orElseThrow(() -> bad("It is damaged."))));
    }

    /** The same, of a cursor behind somebody whom the reader has blocked. */
    static UserId blocked(String cursor, UserId reader) {
        return parse(cursor, reader, BLOCKS, 1, place -> UserId.parse(place[0]));
    }

    private static String write(Object... parts) {
        String text = Stream.concat(Stream.of(VERSION), Stream.of(parts))
                .map(Object::toString)
                .collect(Collectors.joining("|"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static <T> T parse(String cursor, UserId reader, String list, int length, Function<String[], T> place) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("\\|", -1);
            if (parts.length <= HEADER || !parts[0].equals(VERSION)) {
                throw bad("It is not one of this version's.");
            }
            if (!parts[1].equals(reader.toString())) {
                throw bad("It was handed out to somebody else.");
            }
            if (!parts[2].equals(list)) {
                throw bad("It was handed out for another list, or another filter.");
            }
            if (parts.length != HEADER + length) {
                throw bad("It is damaged.");
            }
            return place.apply(Arrays.copyOfRange(parts, HEADER, parts.length));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw bad("It is damaged.");
        }
    }

    private static String name(Listing listing) {
        String archived = listing.archived().map(Object::toString).orElse("");
        return (listing.unread() ? "unread" : "") + "," + archived;
    }

    private static ProblemException bad(String detail) {
        return new Problem.Plain(Kind.BAD_CURSOR, detail).failure();
    }
}
