package io.cruddur.conversations.world;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * A bad wire to DynamoDB: attempts of all calls, drawn by a seed, fail without a word of what became of them. The SDK tries
 * again what was lost; what has timed out is over.
 */
@ApplicationScoped
public class Faults implements ExecutionInterceptor {

    private static final int PER_CENT = 100;

    /** What can happen to an attempt. */
    public enum Fault {
        /** It never arrives. */
        REQUEST_LOST(8),
        /** It never arrives, and is waited for in vain. */
        TIMED_OUT(4),
        /** It is waited for in vain, and arrives when nobody thinks of it any more; reads never do. */
        LATE(4),
        /** It is carried out, and the answer never arrives. */
        ANSWER_LOST(8),
        /** It is carried out, and the answer is waited for in vain. */
        ANSWER_TIMED_OUT(6);

        private final int likely;

        Fault(int likely) {
            this.likely = likely;
        }
    }

    private static final Set<Fault> BEFORE = EnumSet.of(Fault.REQUEST_LOST, Fault.TIMED_OUT, Fault.LATE);
    private static final Set<Fault> AFTER = EnumSet.complementOf(EnumSet.copyOf(BEFORE));

    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final Queue<TransactWriteItemsRequest> late = new ConcurrentLinkedQueue<>();
    private Random random = new Random();
    private boolean bad;

    /** From now on the wire is bad. */
    public synchronized void begin(long seed) {
        random = new Random(seed);
        counts.clear();
        late.clear();
        bad = true;
    }

    /** The wire is good for a while, or bad again. */
    public synchronized void pause(boolean good) {
        bad = !good;
    }

    /** The wire is good again, and nothing is under way any more. */
    public synchronized void end() {
        bad = false;
        late.clear();
    }

    /** The oldest transaction that is still under way, which now is the caller's to deliver. */
    public Optional<TransactWriteItemsRequest> straggler() {
        return Optional.ofNullable(late.poll());
    }

    /** How often which fault has happened. */
    public synchronized Map<Fault, Integer> counts() {
        return Map.copyOf(counts);
    }

    private synchronized Optional<Fault> draw(Set<Fault> faults) {
        if (!bad) {
            return Optional.empty();
        }
        int drawn = random.nextInt(PER_CENT);
        for (Fault fault : faults) {
            drawn -= fault.likely;
            if (drawn < 0) {
                counts.merge(fault, 1, Integer::sum);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        draw(BEFORE).ifPresent(fault -> {
            if (fault == Fault.LATE && context.request() instanceof TransactWriteItemsRequest transaction) {
                late.add(transaction);
            }
            throw failure(fault);
        });
    }

    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        draw(AFTER).ifPresent(fault -> {
            throw failure(fault);
        });
    }

    private static SdkClientException failure(Fault fault) {
        return switch (fault) {
            case REQUEST_LOST, ANSWER_LOST -> SdkClientException.create("lost", new IOException("Connection reset"));
            case TIMED_OUT, LATE, ANSWER_TIMED_OUT ->
                ApiCallTimeoutException.builder().message("timed out").build();
        };
    }
}
