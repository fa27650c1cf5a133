package io.cruddur.conversations.admin.target;

import io.cruddur.conversations.admin.terminal.Colour;
import io.cruddur.conversations.admin.terminal.Terminal;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.ServiceMetadata;

/**
 * Where a command acts, as a mixin, since the caller says so: on the local stores, those of a dev mode of this checkout if
 * one runs; or with {@code --prod} on AWS and production's database, which it says on the way.
 */
public final class Target {

    private static final String LOCAL_DYNAMODB = "http://localhost:8000";
    private static final String LOCAL_POSTGRES = "postgresql://postgres:password@localhost:5432/cruddur";

    @Option(names = "--prod", description = "Act on AWS and PROD_CONNECTION_URL instead of the local stores.")
    private boolean prod;

    @Option(names = "--endpoint-url", paramLabel = "<url>", description = "Where DynamoDB is, if it is elsewhere.")
    private @Nullable URI endpointUrl;

    @Option(names = "--table", paramLabel = "<name>", description = "Another table than DDB_MESSAGE_TABLE.")
    private @Nullable String table;

    private @Nullable Place place;

    /** Takes another table, which the command was told of in a way of its own. */
    public void choose(String name) {
        table = name;
    }

    /** The stores, found when they are first asked for; that they are production's is said on standard error. */
    public Place place() {
        if (place == null) {
            place = find(prod, endpointUrl, table);
            if (prod) {
                warn(place);
            }
        }
        return place;
    }

    /** Does the work with a bean that needs DynamoDB alone. */
    public <T> void table(Class<T> bean, Consumer<T> work) {
        Headless.during(place(), bean, work);
    }

    /** Does the work with a bean that needs both stores. */
    public <T> void stores(Class<T> bean, Consumer<T> work) {
        Headless.during(place().withDatabase(), bean, work);
    }

    /** The stores, with DynamoDB and the table elsewhere if that is said. */
    static Place find(boolean prod, @Nullable URI endpointUrl, @Nullable String table) {
        var environment = Environment.ofProcess();
        return prod ? production(environment, endpointUrl, table) : local(environment, endpointUrl, table);
    }

    private static Place production(Environment environment, @Nullable URI endpointUrl, @Nullable String table) {
        String region = region(environment);
        return new Place(
                true,
                Optional.ofNullable(endpointUrl).orElseGet(() -> regional("dynamodb", region)),
                region,
                tableName(environment, table),
                environment.get("PROD_CONNECTION_URL"),
                false);
    }

    private void warn(Place production) {
        String elsewhere = endpointUrl == null ? "" : ", DynamoDB at " + endpointUrl;
        Terminal.note(
                Colour.WARNING,
                "PRODUCTION: account %s, region %s, table %s%s"
                        .formatted(account(production.region()), production.region(), production.table(), elsewhere));
    }

    /** If DynamoDB is elsewhere, STS is only asked where it is said to be. */
    private String account(String region) {
        Optional<URI> aws = endpointUrl == null ? Optional.of(regional("sts", region)) : Optional.empty();
        return Environment.ofProcess()
                .get("AWS_ENDPOINT_URL_STS")
                .map(URI::create)
                .or(() -> aws)
                .flatMap(sts -> Account.ask(sts, region))
                .orElse("unknown");
    }

    private static Place local(Environment environment, @Nullable URI endpointUrl, @Nullable String table) {
        Optional<DevMode> devMode = endpointUrl == null ? DevMode.find() : Optional.empty();
        devMode.ifPresent(
                found -> Terminal.note(Colour.FAINT, "On the dev mode of this checkout, " + found.dynamoDb()));
        var configured = URI.create(environment.get("AWS_ENDPOINT_URL").orElse(LOCAL_DYNAMODB));
        return new Place(
                false,
                Optional.ofNullable(endpointUrl)
                        .or(() -> devMode.map(DevMode::dynamoDb))
                        .orElse(configured),
                region(environment),
                Optional.ofNullable(table)
                        .or(() -> devMode.map(DevMode::table))
                        .orElseGet(() -> tableName(environment, null)),
                devMode.map(DevMode::postgres)
                        .or(() -> environment.get("CONNECTION_URL"))
                        .or(() -> Optional.of(LOCAL_POSTGRES)),
                environment.get("AWS_ACCESS_KEY_ID").isEmpty());
    }

    private static String tableName(Environment environment, @Nullable String table) {
        return Optional.ofNullable(table)
                .or(() -> environment.get("DDB_MESSAGE_TABLE"))
                .orElse("cruddur-messages");
    }

    private static URI regional(String service, String region) {
        return URI.create("https://" + ServiceMetadata.of(service).endpointFor(Region.of(region)));
    }

    private static String region(Environment environment) {
        return environment.get("AWS_DEFAULT_REGION", "AWS_REGION").orElse("us-east-1");
    }
}
