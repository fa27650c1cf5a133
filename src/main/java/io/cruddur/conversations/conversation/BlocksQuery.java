package io.cruddur.conversations.conversation;

import io.cruddur.conversations.user.UserId;
import jakarta.ws.rs.core.Link;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which part of whose blocks is asked for. */
class BlocksQuery {

    /** How many, from 1 to 100. */
    @RestQuery
    @Nullable
    String limit;

    /** The {@code next} of the page before. */
    @RestQuery
    @Nullable
    String cursor;

    /** Fails with {@code Invalid}. */
    int most() {
        return Limit.parse(limit).value();
    }

    /** The header that leads to the next page, of the same size. */
    Link next(String next) {
        return Link.fromUri("/v1/blocks?cursor=" + next + "&limit=" + most())
                .rel("next")
                .build();
    }

    /** Fails with {@code BAD_CURSOR}. */
    Optional<UserId> after(UserId reader) {
        return Optional.ofNullable(cursor).map(text -> Cursor.blocked(text, reader));
    }
}
