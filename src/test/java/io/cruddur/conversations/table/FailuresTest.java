package io.cruddur.conversations.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

class FailuresTest {

    static Stream<Throwable> unavailable() {
        return Stream.of(
                SdkClientException.create("Unable to execute HTTP request", new IOException("Connection refused")),
                ApiCallTimeoutException.create(3000),
                ApiCallAttemptTimeoutException.create(1000),
                service(
                        ProvisionedThroughputExceededException.builder(),
                        400,
                        "ProvisionedThroughputExceededException"),
                service(RequestLimitExceededException.builder(), 400, "RequestLimitExceeded"),
                service(DynamoDbException.builder(), 400, "ThrottlingException"),
                service(InternalServerErrorException.builder(), 500, "InternalServerError"),
                service(DynamoDbException.builder(), 503, "ServiceUnavailable"),
                service(TransactionInProgressException.builder(), 400, "TransactionInProgressException"),
                service(ResourceNotFoundException.builder(), 400, "ResourceNotFoundException"));
    }

    @ParameterizedTest
    @MethodSource("unavailable")
    void shouldCallWhatIsDownOrThrottlesUnavailable(Throwable failure) {
        assertUnavailable(Failures.named(failure), failure);
        assertUnavailable(Failures.named(new CompletionException(failure)), failure);
    }

    static Stream<Throwable> defects() {
        return Stream.of(
                service(DynamoDbException.builder(), 400, "ValidationException"),
                service(DynamoDbException.builder(), 400, "AccessDeniedException"),
                service(IdempotentParameterMismatchException.builder(), 400, "IdempotentParameterMismatchException"),
                service(ConditionalCheckFailedException.builder(), 400, "ConditionalCheckFailedException"),
                new IllegalStateException("a defect"));
    }

    @ParameterizedTest
    @MethodSource("defects")
    void shouldLeaveDefectsAsTheyAre(Throwable failure) {
        assertThat(Failures.named(failure)).isSameAs(failure);
        assertThat(Failures.named(new CompletionException(failure))).isSameAs(failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded"})
    void shouldCallAThrottledTransactionUnavailable(String code) {
        var cancelled = cancelled(reason("None"), reason("ConditionalCheckFailed"), reason(code));
        assertUnavailable(Failures.named(cancelled), cancelled);
    }

    @Test
    void shouldTakeAConflictForALostRace() {
        var cancelled = cancelled(reason("None"), reason("TransactionConflict"));
        assertThat(Failures.named(cancelled)).isSameAs(cancelled);

        var refused = (Outcome.Refused) Failures.refusal(cancelled);
        assertThat(refused.reasons()).extracting(Outcome.Reason::failed).containsExactly(false, false);
        assertThat(refused.reasons()).extracting(Outcome.Reason::current).allMatch(current -> current.isEmpty());
    }

    @Test
    void shouldTellWhichConditionFailedAndWhatIsThereInstead() {
        var there = Map.of("version", AttributeValue.fromN("7"));
        var cancelled = cancelled(
                reason("None"),
                reason("ConditionalCheckFailed").toBuilder().item(there).build(),
                reason("ConditionalCheckFailed"));
        assertThat(Failures.named(cancelled)).isSameAs(cancelled);

        var refused = (Outcome.Refused) Failures.refusal(cancelled);
        assertThat(refused.reasons()).extracting(Outcome.Reason::failed).containsExactly(false, true, true);
        assertThat(refused.of(1).current())
                .hasValueSatisfying(item -> assertThat(item.number("version")).isEqualTo(7));
        assertThat(refused.of(2).current()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ValidationError", "ItemCollectionSizeLimitExceeded"})
    void shouldTakeAnyOtherReasonForADefect(String code) {
        var cancelled = cancelled(reason("ConditionalCheckFailed"), reason(code));
        assertThat(Failures.named(cancelled)).isSameAs(cancelled);
        assertThatThrownBy(() -> Failures.refusal(cancelled)).isSameAs(cancelled);
    }

    private static void assertUnavailable(Throwable named, Throwable cause) {
        assertThat(named)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.problem()).isInstanceOf(Problem.Unavailable.class));
        assertThat(named).hasCause(cause);
    }

    private static AwsServiceException service(AwsServiceException.Builder builder, int status, String code) {
        return builder.statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }

    private static TransactionCanceledException cancelled(CancellationReason... reasons) {
        List<CancellationReason> all = Arrays.asList(reasons);
        return (TransactionCanceledException) service(
                TransactionCanceledException.builder().cancellationReasons(all), 400, "TransactionCanceledException");
    }

    private static CancellationReason reason(String code) {
        return CancellationReason.builder().code(code).build();
    }
}
