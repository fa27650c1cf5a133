package io.cruddur.conversations.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cruddur.conversations.conversation.InboxPage.Place;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.cruddur.conversations.table.Stamp;
import io.cruddur.conversations.user.UserId;
import java.time.DateTimeException;
import java.util.Base64;

/**
 * A place in somebody's inbox as a client carries it: opaque, versioned, and of use only to that person, for the same
 * listing. It grants nothing; access is checked wherever it leads.
 */
final class Cursor {

    private static final String VERSION = "2";
    private static final int PARTS = 5;

    private Cursor() {}

    static String of(Place place, UserId reader, Listing listing) {
        String text = String.join(
                "|",
                VERSION,
                reader.toString(),
                name(listing),
                place.at().toString(),
                place.id().toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** Fails with {@code BAD_CURSOR}, saying why. */
    static Place parse(String cursor, UserId reader, Listing listing) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("\\|", -1);
            if (parts.length != PARTS || !parts[0].equals(VERSION)) {
                throw bad("It is not one of this version's.");
            }
            if (!parts[1].equals(reader.toString())) {
                throw bad("It was handed out to somebody else.");
            }
            if (!parts[2].equals(name(listing))) {
                throw bad("It was handed out for another filter.");
            }
            return new Place(
                    Stamp.parse(parts[3]), ConversationId.parse(parts[4]).orElseThrow(() -> bad("It is damaged.")));
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
