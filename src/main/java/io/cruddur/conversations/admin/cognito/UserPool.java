package io.cruddur.conversations.admin.cognito;

import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** A user pool of Cognito. Its id begins with its region. */
public record UserPool(String id, Region region, URI endpoint) {

    private static final Pattern ID = Pattern.compile("([a-z]{2}(?:-[a-z]+)+-[0-9]+)_[0-9A-Za-z]+");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 8;
    private static final int SERVER_ERROR = 500;

    static UserPool of(String id, Optional<URI> endpoint) {
        var parts = ID.matcher(id);
        if (!parts.matches()) {
            throw Failure.of(Exit.USAGE, "That isn't the id of a user pool: " + id + ".")
                    .hint("It should be like us-east-1_aBcDeFgHi.");
        }
        String region = parts.group(1);
        return new UserPool(
                id,
                Region.of(region),
                endpoint.orElseGet(() -> URI.create("https://cognito-idp." + region + ".amazonaws.com")));
    }

    /** Everybody in it, a page of 60 at a time, each page as soon as it is there. */
    public void users(Consumer<List<PoolUser>> pages) {
        try (var client = client()) {
            client.listUsersPaginator(list -> list.userPoolId(id))
                    .forEach(page -> pages.accept(
                            page.users().stream().map(UserPool::user).toList()));
        } catch (AwsServiceException e) {
            throw failure(e).from(e);
        } catch (SdkClientException e) {
            throw failure(e).from(e);
        }
    }

    private CognitoIdentityProviderClient client() {
        var jitter = BackoffStrategy.exponentialDelay(Duration.ofMillis(200), PATIENCE);
        return CognitoIdentityProviderClient.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(PATIENCE)
                        .socketTimeout(PATIENCE))
                .region(region)
                .endpointOverride(endpoint)
                .overrideConfiguration(
                        override -> override.retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .backoffStrategy(jitter)
                                .throttlingBackoffStrategy(jitter)
                                .build()))
                .build();
    }

    private static PoolUser user(UserType user) {
        return new PoolUser(
                attribute(user, "preferred_username"),
                attribute(user, "sub").orElse(""),
                user.username(),
                attribute(user, "email"),
                user.userStatusAsString() + (user.enabled() ? "" : ", disabled"));
    }

    private static Optional<String> attribute(UserType user, String name) {
        return user.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .map(AttributeType::value)
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    private Failure failure(AwsServiceException e) {
        var details = e.awsErrorDetails();
        String message = details == null ? "status " + e.statusCode() : details.errorMessage();
        String code = details == null ? "" : details.errorCode();
        if (e.isThrottlingException() || e.statusCode() >= SERVER_ERROR) {
            return Failure.of(Exit.UNREACHABLE, "Cognito has too much to do, or fails: " + message)
                    .hint("Say it again later.");
        }
        return switch (code) {
            case "ResourceNotFoundException" ->
                Failure.of(Exit.FAILED, "There is no user pool " + id + ".").hint("Is AWS_COGNITO_USER_POOL_ID right?");
            case "InvalidParameterException" -> Failure.of(Exit.FAILED, "Cognito refuses: " + message);
            default ->
                Failure.of(Exit.REFUSED, "AWS doesn't let you: " + message)
                        .hint("It takes credentials that may cognito-idp:ListUsers.");
        };
    }

    private Failure failure(SdkClientException e) {
        String message = String.valueOf(e.getMessage());
        return message.contains("credentials")
                ? Failure.of(Exit.REFUSED, "There are no credentials for AWS.")
                        .hint("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or whatever else the AWS CLI takes.")
                : Failure.of(
                                Exit.UNREACHABLE,
                                "Cognito doesn't answer at " + endpoint + ": "
                                        + message.lines().findFirst().orElse(""))
                        .hint("Is the region right, and is there a way out of this network?");
    }
}
