package io.cruddur.conversations.standalone;

import io.cruddur.conversations.devservices.Backends;
import io.cruddur.conversations.stub.DynamoStub;
import io.cruddur.conversations.world.Proxy;
import io.cruddur.conversations.world.ServiceProcess;
import io.cruddur.conversations.world.World;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the service is deployed: its three back ends, each behind a proxy, and the environment that points to them, with
 * the names of the contract. The stores are prepared by a first run.
 */
public record Site(Backends backends, Proxy dynamoDb, Proxy postgres, Proxy issuer) {

    private static final String TABLE = "messages-of-the-site";
    private static final Site ONLY = build();

    /** That nobody is told to come back later for having called too often. */
    public static final Map<String, String> UNLIMITED = Map.of(
            "CONVERSATIONS_LIMITS_SEND_BURST", "1000000000",
            "CONVERSATIONS_LIMITS_SEND_PER_SECOND", "1000000000",
            "CONVERSATIONS_LIMITS_READ_BURST", "1000000000",
            "CONVERSATIONS_LIMITS_READ_PER_SECOND", "1000000000");

    /** The one all tests share; who takes a back end away brings it back. */
    public static Site get() {
        return ONLY;
    }

    private static Site build() {
        // The issuer must know its public address before it starts, so its proxy comes first.
        int issuerPort = Proxy.freePort();
        var backends = Backends.start(issuerPort);
        var site = new Site(
                backends,
                Proxy.to(backends.dynamoDb()),
                Proxy.to(backends.postgres()),
                Proxy.at(issuerPort, backends.issuer()));
        site.prepare();
        return site;
    }

    private void prepare() {
        ServiceProcess.start(environment(Map.of(
                        "CONVERSATIONS_START_SCHEMA",
                        "create",
                        "CONVERSATIONS_SEED_AT_START",
                        "true",
                        "CONVERSATIONS_SEED_SUBJECTS_ANDREWBROWN",
                        Backends.subject("andrewbrown"),
                        "CONVERSATIONS_SEED_SUBJECTS_BAYKO",
                        Backends.subject("bayko"))))
                .close();
    }

    /** Brings every back end back. */
    void recover() {
        dynamoDb.recover();
        postgres.recover();
        issuer.recover();
    }

    /** The environment of a deployment, with changes. */
    public Map<String, String> environment(Map<String, String> changes) {
        var environment = environment();
        environment.putAll(changes);
        return environment;
    }

    /** The same with that stub for DynamoDB, where the start makes the table. */
    public Map<String, String> environment(DynamoStub stub, Map<String, String> changes) {
        var environment = environment(
                Map.of("AWS_ENDPOINT_URL", stub.address().toString(), "CONVERSATIONS_START_SCHEMA", "create"));
        environment.putAll(changes);
        return environment;
    }

    /** The tables, past the proxy. */
    Tables tables() {
        return new Tables(backends.dynamoDb(), TABLE);
    }

    /** The environment of a deployment, and where Cognito would be. */
    Map<String, String> environment() {
        return new HashMap<>(Map.ofEntries(
                // A machine that has something else to do would have requests refused
                Map.entry("CONVERSATIONS_ADMISSION_LEAST", "1000"),
                Map.entry("CONVERSATIONS_ADMISSION_MOST", "1000"),
                Map.entry("AWS_ENDPOINT_URL", "http://localhost:" + dynamoDb.port()),
                Map.entry("AWS_DEFAULT_REGION", "ca-central-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("DDB_MESSAGE_TABLE", TABLE),
                Map.entry("CONNECTION_URL", "postgresql://postgres:password@localhost:" + postgres.port() + "/cruddur"),
                Map.entry("AWS_COGNITO_USER_POOL_ID", "ca-central-1_pool"),
                Map.entry("AWS_COGNITO_USER_POOL_CLIENT_ID", Backends.client()),
                Map.entry("EVENTS_TICKET_KEY", "nobody-knows-what-these-tickets-are-signed-with"),
                Map.entry("FRONTEND_URL", "https://cruddur.example"),
                Map.entry("BACKEND_URL", "https://api.cruddur.example"),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", issuerUrl())));
    }

    /** People who call that process; Postgres and the issuer are reached past their proxies. */
    public World world(ServiceProcess service) {
        return new World(
                service.address(),
                Map.of(
                        "quarkus.datasource.reactive.url",
                        "postgresql://localhost:" + backends.postgres() + "/cruddur",
                        "quarkus.datasource.username",
                        "postgres",
                        "quarkus.datasource.password",
                        "password",
                        "conversations.devservices.issuer-url",
                        issuerUrl(),
                        "conversations.seed.subjects.\"andrewbrown\"",
                        Backends.subject("andrewbrown")));
    }

    /** Where the issuer of tokens is. */
    public String issuerUrl() {
        return Backends.issuerUrl(issuer.port()).toString();
    }
}
