package io.cruddur.conversations.stub;

import java.util.Optional;

/**
 * That a fault is to happen: to calls of one operation, or of all; so often, or until it is taken back; to a share of those
 * calls, drawn by a seed, or to each.
 *
 * @param operation DynamoDB's name of it
 * @param millis how much slower a slow answer is
 * @param reason why a transaction is cancelled, or a request throttled, as DynamoDB calls it
 * @param action for which action a transaction is cancelled, from 0, and the last if it hasn't as many
 */
public record Plan(
        Fault fault,
        Optional<String> operation,
        Optional<Integer> times,
        Optional<Double> share,
        long seed,
        long millis,
        Optional<String> reason,
        int action) {

    public Plan {
        operation = given(operation);
        times = given(times);
        share = given(share);
        reason = given(reason);
        require(fault != null, "a plan names its fault");
        require(times.orElse(1) > 0, "times is at least 1");
        require(share.orElse(1.0) > 0 && share.orElse(1.0) <= 1, "share is more than 0 and at most 1");
        require(millis >= 0 && action >= 0, "neither millis nor action is negative");
        require(fault.canBe(reason), fault + " can't be for the reason " + reason.orElse("that isn't given"));
        require(
                fault != Fault.CANCELLED
                        || operation.filter("TransactWriteItems"::equals).isPresent(),
                "only TransactWriteItems can be " + Fault.CANCELLED);
    }

    /** To each call. */
    public static Plan always(Fault fault) {
        return new Plan(fault, null, null, null, 0, 0, null, 0);
    }

    /** Of that operation only. */
    public Plan on(String name) {
        return new Plan(fault, Optional.of(name), times, share, seed, millis, reason, action);
    }

    /** So often and no more. */
    public Plan times(int number) {
        return new Plan(fault, operation, Optional.of(number), share, seed, millis, reason, action);
    }

    /** A share of the calls, drawn by the seed. */
    public Plan share(double part, long drawnBy) {
        return new Plan(fault, operation, times, Optional.of(part), drawnBy, millis, reason, action);
    }

    /** Slower by so much. */
    public static Plan slow(long millis) {
        return new Plan(Fault.SLOW, null, null, null, 0, millis, null, 0);
    }

    /** A transaction cancelled for that reason, for the sake of that action. */
    public static Plan cancelled(String reason, int action) {
        return new Plan(
                Fault.CANCELLED, Optional.of("TransactWriteItems"), null, null, 0, 0, Optional.of(reason), action);
    }

    private static <T> Optional<T> given(Optional<T> value) {
        return value == null ? Optional.empty() : value;
    }

    private static void require(boolean fine, String rule) {
        if (!fine) {
            throw new IllegalArgumentException(rule);
        }
    }
}
