package io.cruddur.conversations.conversation;

import io.cruddur.conversations.conversation.InboxPage.Place;
import io.cruddur.conversations.user.UserId;
import jakarta.ws.rs.core.Link;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which part of which inbox is asked for. */
class InboxQuery {

    /** How many, from 1 to 100. */
    @RestQuery
    @Nullable
    String limit;

    /** The {@code next} of the page before. */
    @RestQuery
    @Nullable
    String cursor;

    /** {@code unread}: only conversations with something to read. */
    @RestQuery
    @Nullable
    String filter;

    /** Whether to list what has been put away, instead of the others. */
    @RestQuery
    @Nullable
    String archived;

    /** Fails with {@code Invalid}. */
    int most() {
        return Limit.parse(limit).value();
    }

    /** Fails with {@code Invalid}. */
    Listing listing() {
        return Listing.parse(filter, archived);
    }

    /** The header that leads to the next page, of the same listing and size. */
    Link next(String next) {
        String which = filter == null ? "" : "&filter=" + filter;
        String where = archived == null ? "" : "&archived=" + archived;
        String query = "?cursor=" + next + "&limit=" + most() + which + where;
        return Link.fromUri("/v1/conversations" + query).rel("next").build();
    }

    /** Fails with {@code BAD_CURSOR}. */
    Optional<Place> after(UserId reader, Listing listing) {
        return Optional.ofNullable(cursor).map(text -> Cursor.parse(text, reader, listing));
    }
}
