package io.cruddur.conversations.table;

import io.cruddur.conversations.problem.Problem;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/**
 * What the SDK's failures mean here.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">the reasons
 *     of a cancelled transaction</a>
 */
final class Failures {

    private static final String FAILED = "ConditionalCheckFailed";
    private static final String CONFLICT = "TransactionConflict";
    private static final Set<String> THROTTLED =
            Set.of("ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded");

    private Failures() {}

    /** {@code Unavailable} for a DynamoDB that is down or throttles; lost races and defects as they are. */
    static Throwable named(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return isUnavailable(cause) ? Problem.Unavailable.of("DynamoDB").failure(cause) : cause;
    }

    private static boolean isUnavailable(Throwable cause) {
        return switch (cause) {
            case TransactionCanceledException cancelled -> {
                var codes = cancelled.cancellationReasons().stream().map(CancellationReason::code);
                yield codes.anyMatch(THROTTLED::contains);
            }
            case TransactionInProgressException _, ResourceNotFoundException _, SdkClientException _ -> true;
            case AwsServiceException service -> service.isThrottlingException() || service.statusCode() >= 500;
            default -> false;
        };
    }

    static Outcome refusal(Throwable failure) {
        var cancelled = (TransactionCanceledException) failure;
        for (CancellationReason reason : cancelled.cancellationReasons()) {
            if (!Set.of("None", FAILED, CONFLICT).contains(reason.code())) {
                throw cancelled;
            }
        }
        return new Outcome.Refused(
                cancelled.cancellationReasons().stream().map(Failures::reason).toList());
    }

    private static Outcome.Reason reason(CancellationReason reason) {
        return new Outcome.Reason(
                FAILED.equals(reason.code()),
                reason.hasItem() && !reason.item().isEmpty() ? Optional.of(Item.of(reason.item())) : Optional.empty());
    }
}
