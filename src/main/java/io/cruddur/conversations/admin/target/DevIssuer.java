package io.cruddur.conversations.admin.target;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The issuer of tokens that a dev mode of this checkout runs. It takes anybody for who they say they are. */
public record DevIssuer(URI address) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;

    /** The one that runs; fails with {@code UNREACHABLE} if none does. */
    public static DevIssuer running() {
        return find().orElseThrow(() -> Failure.of(Exit.UNREACHABLE, "No dev mode of this checkout gives tokens.")
                .hint("Start it with `./mvnw quarkus:dev`, and call this from the same directory."));
    }

    /** The one that runs, if one does; where there is no checkout, as in a container, the environment says where. */
    public static Optional<DevIssuer> find() {
        return Environment.ofProcess()
                .get("CONVERSATIONS_DEVSERVICES_ISSUER_URL")
                .or(() -> DevMode.find().map(DevMode::issuer).filter(issuer -> !issuer.isEmpty()))
                .map(issuer -> new DevIssuer(URI.create(issuer)));
    }

    /** A token for somebody, good for a day. */
    public String token(String handle) {
        String path =
                "/token/" + URLEncoder.encode(handle, StandardCharsets.UTF_8).replace("+", "%20");
        var request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw Failure.of(Exit.USAGE, "The issuer gives no token for " + handle + ".");
            }
            return answer.body();
        } catch (IOException e) {
            throw Failure.of(Exit.UNREACHABLE, "The issuer of dev mode doesn't answer at " + address + ".")
                    .from(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.of(Exit.FAILED, "Interrupted.").from(e);
        }
    }

    /** What its tokens call somebody. */
    public String subject(String handle) {
        var claims = Base64.getUrlDecoder().decode(token(handle).split("\\.", -1)[1]);
        try {
            return JSON.readTree(claims).required("sub").asText();
        } catch (IOException e) {
            throw Failure.of(Exit.FAILED, "The issuer's token isn't one.").from(e);
        }
    }
}
