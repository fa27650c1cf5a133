package io.cruddur.conversations.admin.target;

import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** What a failure of the stores means to whoever called the command. */
public final class Diagnosis {

    private static final Set<String> NOT_LET = Set.of(
            "AccessDeniedException",
            "UnrecognizedClientException",
            "InvalidSignatureException",
            "MissingAuthenticationTokenException",
            "IncompleteSignatureException",
            "ExpiredTokenException");

    private Diagnosis() {}

    static Failure of(Throwable failure, Place place) {
        Throwable cause = unwrapped(failure);
        return (switch (cause) {
                    case Failure known -> known;
                    case ProblemException problem -> of(problem, place);
                    case ResourceNotFoundException _ ->
                        Failure.of(Exit.FAILED, "There is no table " + place.table() + " at " + place.endpoint() + ".")
                                .hint("`conversations ddb schema-load` creates it.");
                    case SdkClientException client -> of(client, place);
                    case AwsServiceException service -> of(service, place);
                    case PgException refused -> of(refused);
                    case IOException e -> noPostgres(place, e);
                    case TimeoutException e -> noPostgres(place, e);
                    default -> Failure.of(Exit.FAILED, root(cause)).hint("--stacktrace shows where.");
                })
                .from(failure);
    }

    /** Whether that DynamoDB, which may be a local one, doesn't know what it was asked for. */
    public static boolean isUnknownOperation(Throwable failure) {
        return unwrapped(failure) instanceof AwsServiceException service
                && service.awsErrorDetails() != null
                && "UnknownOperationException".equals(service.awsErrorDetails().errorCode());
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The innermost cause, in a line. */
    static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        @Nullable String message = root.getMessage();
        return message == null || message.isBlank()
                ? root.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }

    private static Failure of(ProblemException failure, Place place) {
        @Nullable Throwable cause = failure.getCause();
        if (failure.problem() instanceof Problem.Unavailable unavailable) {
            if (cause == null) {
                return Failure.of(Exit.UNREACHABLE, unavailable.backend() + " doesn't answer.");
            }
            return unavailable.backend().equals("Postgres") && !(cause instanceof PgException)
                    ? noPostgres(place, cause)
                    : of(cause, place);
        }
        String detail = failure.problem().detail();
        return Failure.of(Exit.FAILED, failure.problem().kind().title() + "." + (detail.isEmpty() ? "" : " " + detail));
    }

    private static Failure of(SdkClientException failure, Place place) {
        if (root(failure).contains("credentials")) {
            return Failure.of(Exit.REFUSED, "There are no credentials for AWS.")
                    .hint("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or whatever else the AWS CLI takes.");
        }
        return Failure.of(Exit.UNREACHABLE, "DynamoDB doesn't answer at " + place.endpoint() + ": " + root(failure))
                .hint(
                        place.prod()
                                ? "Is the region right, and is there a way out of this network?"
                                : "Start the local stores with `./mvnw quarkus:dev`, or set AWS_ENDPOINT_URL.");
    }

    private static Failure of(AwsServiceException failure, Place place) {
        var details = failure.awsErrorDetails();
        String code = details == null ? "" : String.valueOf(details.errorCode());
        String message = details == null ? root(failure) : String.valueOf(details.errorMessage());
        if (NOT_LET.contains(code)) {
            return Failure.of(Exit.REFUSED, "AWS doesn't let you: " + message)
                    .hint("See who you are to AWS, and what you may do in " + place.region() + ".");
        }
        if (failure.isThrottlingException()) {
            return Failure.of(Exit.FAILED, "DynamoDB throttles: " + message)
                    .hint("Say it again later, or give the table more capacity.");
        }
        return failure.statusCode() >= 500
                ? Failure.of(Exit.UNREACHABLE, "DynamoDB fails at " + place.endpoint() + ": " + message)
                : Failure.of(Exit.FAILED, "DynamoDB refuses: " + message);
    }

    private static Failure of(PgException failure) {
        return switch (String.valueOf(failure.getSqlState())) {
            case "28P01", "28000", "42501" -> Failure.of(Exit.REFUSED, "Postgres doesn't let you: " + root(failure));
            case "3D000" ->
                Failure.of(Exit.FAILED, "Postgres has no such database: " + root(failure))
                        .hint("`conversations db create` creates it.");
            case "42P01" ->
                Failure.of(Exit.FAILED, "Postgres has no such table: " + root(failure))
                        .hint("`conversations db schema-load` creates it.");
            default -> Failure.of(Exit.FAILED, "Postgres refuses: " + root(failure));
        };
    }

    private static Failure noPostgres(Place place, Throwable cause) {
        return Failure.of(Exit.UNREACHABLE, "Postgres doesn't answer: " + root(cause))
                .hint(
                        place.prod()
                                ? "Is PROD_CONNECTION_URL right, and is there a way to it from here?"
                                : "Start the local stores with `./mvnw quarkus:dev`, or set CONNECTION_URL.");
    }
}
