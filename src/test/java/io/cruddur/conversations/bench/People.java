package io.cruddur.conversations.bench;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Puts people into Postgres whom the issuer of dev mode knows: {@code <postgres> <prefix of handles> <count>}. */
final class People {

    private People() {}

    static void main(String[] args) throws Exception {
        var rows = IntStream.range(0, Integer.parseInt(args[2]))
                .mapToObj(i -> args[1] + i)
                .map(handle -> Tuple.of("Person " + handle, handle, handle + "@example.org", subject(handle)))
                .toList();
        var vertx = Vertx.vertx();
        PgConnection.connect(vertx, args[0])
                .compose(connection -> connection
                        .preparedQuery("INSERT INTO public.users (display_name, handle, email, cognito_user_id)"
                                + " VALUES ($1, $2, $3, $4)")
                        .executeBatch(rows))
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        System.exit(0);
    }

    /** What the issuer calls somebody. */
    private static String subject(String handle) {
        return UUID.nameUUIDFromBytes(("dev:" + handle).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
