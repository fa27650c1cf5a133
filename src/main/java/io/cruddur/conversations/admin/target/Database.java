package io.cruddur.conversations.admin.target;

import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.vertx.pgclient.PgConnectOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A database of Postgres, by the URL that libpq takes. It never shows the password. */
public final class Database {

    /** The one that is there before any other is. */
    private static final String MAINTENANCE = "postgres";

    private static final int PATIENCE_SECONDS = 5;

    private final String url;
    private final PgConnectOptions options;

    private Database(String url, PgConnectOptions options) {
        this.url = url;
        this.options = options;
    }

    /** Fails with {@code USAGE} if it isn't such a URL. */
    static Database of(String url) {
        try {
            requireNonEmpty(new URI(url).getHost());
            var options = PgConnectOptions.fromUri(url);
            requireNonEmpty(options.getDatabase());
            return new Database(url, options.setConnectTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)));
        } catch (URISyntaxException | RuntimeException _) {
            // What went wrong is said nowhere: it might hold the password.
            throw Failure.of(Exit.USAGE, "The URL of the database isn't one.")
                    .hint("It should be postgresql://user:password@host:port/database.");
        }
    }

    public String name() {
        return options.getDatabase();
    }

    public String address() {
        return options.getHost() + ":" + options.getPort();
    }

    public Optional<String> password() {
        return Optional.ofNullable(options.getPassword()).filter(password -> !password.isEmpty());
    }

    /** The URL without the password, for whoever is told that apart. */
    public String openUrl() {
        return url.replaceFirst("(://[^/@:]*):[^/@]*@", "$1@");
    }

    /** How to connect to it. */
    public PgConnectOptions options() {
        return new PgConnectOptions(options);
    }

    /** How to connect beside it, to create or to drop it. */
    public PgConnectOptions maintenance() {
        return options().setDatabase(MAINTENANCE);
    }

    @Override
    public String toString() {
        return name() + " at " + address();
    }

    private static void requireNonEmpty(@Nullable String part) {
        if (part == null || part.isEmpty()) {
            throw new IllegalArgumentException();
        }
    }
}
