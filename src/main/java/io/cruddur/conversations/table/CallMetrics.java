package io.cruddur.conversations.table;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * What the calls to DynamoDB cost: {@code dynamodb.calls} (time, by operation and outcome), {@code
 * dynamodb.consumed.capacity} (capacity units as DynamoDB reports them, by operation) and {@code dynamodb.retries}
 * (attempts after the first, by the SDK's name of the call).
 */
@ApplicationScoped
class CallMetrics implements ExecutionInterceptor {

    /** Of a new name each time, since the SDK outlives a reload in dev mode and takes no name twice. */
    private static final ExecutionAttribute<Boolean> SENT =
            new ExecutionAttribute<>("conversations.sent." + UUID.randomUUID());

    private final MeterRegistry registry;

    CallMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    Timing start(String operation) {
        return new Timing(registry, operation, Timer.start(registry));
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        @Nullable Boolean sent = attributes.getAttribute(SENT);
        if (sent != null) {
            String call = Objects.toString(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME));
            registry.counter("dynamodb.retries", "call", call).increment();
        }
        attributes.putAttribute(SENT, true);
    }

    /** One call under way. */
    record Timing(MeterRegistry registry, String operation, Timer.Sample sample) {

        void succeeded(Iterable<ConsumedCapacity> consumed) {
            sample.stop(registry.timer("dynamodb.calls", "operation", operation, "outcome", "ok"));
            for (ConsumedCapacity capacity : consumed) {
                registry.counter("dynamodb.consumed.capacity", "operation", operation)
                        .increment(capacity.capacityUnits());
            }
        }

        void failed(Throwable failure) {
            String outcome = failure.getClass().getSimpleName();
            sample.stop(registry.timer("dynamodb.calls", "operation", operation, "outcome", outcome));
        }
    }
}
