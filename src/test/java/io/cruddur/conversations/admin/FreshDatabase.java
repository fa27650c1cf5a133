package io.cruddur.conversations.admin;

import io.cruddur.conversations.standalone.Shell;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** The name of a database that isn't there yet, on the site's server, and the shell that is meant for it. */
public record FreshDatabase(String name, String url) {

    public static FreshDatabase named() {
        String name = "fresh-" + UUID.randomUUID();
        String site = Shell.onSite("any").environment().get("CONNECTION_URL");
        return new FreshDatabase(name, site.replaceFirst("/cruddur$", "/" + name));
    }

    public Shell shell() {
        return Shell.onSite("any").with("CONNECTION_URL", url);
    }

    /** As production's. */
    public Shell prod() {
        return Shell.onSite("any").with("PROD_CONNECTION_URL", url);
    }

    /** A connection to it, which somebody has. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:" + url.replace("postgres:password@", ""), "postgres", "password");
    }

    /** The only value that a query gives. */
    public String value(String query) throws SQLException {
        try (var connection = connect();
                var result = connection.createStatement().executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
