package io.cruddur.conversations.world;

import io.cruddur.conversations.world.Issuer.Change;
import io.quarkus.test.common.DevServicesContext;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * What an HTTP test has in hand: the running service, wherever and however it runs, its token issuer, and Postgres to put
 * fresh people into.
 *
 * @param service the base address of the service
 * @param properties the addresses of the dev services
 */
public record World(URI service, Map<String, String> properties) {

    static {
        try {
            // The one that an earlier application of the same process has registered isn't seen from here.
            Class.forName("org.postgresql.Driver");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    public static World of(URI service, DevServicesContext devServices) {
        return new World(service, devServices.devServicesProperties());
    }

    /** A person nobody has ever talked to, with a token. */
    public Person person() {
        return person(UUID.randomUUID().toString(), (_, _) -> {});
    }

    /** The same, of that subject, with changes of the token. */
    public Person person(String subject, Change change) {
        String handle = "p" + UUID.randomUUID().toString().replace("-", "");
        String name = "Person " + handle.substring(0, 6);
        sql(
                "INSERT INTO public.users (display_name, handle, email, cognito_user_id) VALUES (?, ?, ?, ?)",
                name,
                handle,
                handle + "@example.org",
                subject);
        return new Person(this, handle, name, issuer().accessToken(subject, change));
    }

    /** A caller with that token, or none if it is null. */
    public Person bearer(String token) {
        return new Person(this, "nobody", "Nobody", token);
    }

    /** A person of the seed. */
    public Person seeded(String handle, String displayName) {
        String subject = properties.get("conversations.seed.subjects.\"" + handle + "\"");
        return new Person(this, handle, displayName, issuer().accessToken(subject));
    }

    public Issuer issuer() {
        return new Issuer(URI.create(properties.get("conversations.devservices.issuer-url")));
    }

    /** Runs a statement in Postgres. */
    public void sql(String statement, String... parameters) {
        try (var connection = DriverManager.getConnection(
                        "jdbc:" + properties.get("quarkus.datasource.reactive.url"),
                        properties.get("quarkus.datasource.username"),
                        properties.get("quarkus.datasource.password"));
                var prepared = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setString(i + 1, parameters[i]);
            }
            prepared.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
