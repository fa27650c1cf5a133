package io.cruddur.conversations.admin.target;

import io.cruddur.conversations.admin.terminal.Colour;
import io.cruddur.conversations.admin.terminal.Terminal;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command acts that is about the database alone, as a mixin; otherwise like {@link Target}. */
public final class DatabaseTarget {

    @Option(names = "--prod", description = "Act on PROD_CONNECTION_URL instead of the local database.")
    private boolean prod;

    private @Nullable Place place;

    /** The stores, found when they are first asked for; that it is production's is said on standard error. */
    public Place place() {
        if (place == null) {
            place = Target.find(prod, null, null);
            var database = place.database();
            if (prod) {
                Terminal.note(Colour.WARNING, "PRODUCTION: database " + database);
            }
        }
        return place;
    }

    public Database database() {
        return place().database();
    }

    /** Does the work with a bean. */
    public <T> void work(Class<T> bean, Consumer<T> work) {
        Headless.during(place(), bean, work);
    }
}
