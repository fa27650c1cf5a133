package io.cruddur.conversations;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Turns OpenTelemetry off unless it is told where to send traces; whoever sets the property itself has the last word. */
public final class TracesSwitch implements ConfigSourceFactory {

    private static final String ENDPOINT = "quarkus.otel.exporter.otlp.endpoint";
    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    private static final int BELOW_ALL_OTHERS = 0;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        @Nullable ConfigValue endpoint = context.getValue(ENDPOINT);
        boolean disabled = endpoint == null
                || endpoint.getValue() == null
                || endpoint.getValue().isBlank();
        return List.of(
                new PropertiesConfigSource(Map.of(DISABLED, String.valueOf(disabled)), "traces", BELOW_ALL_OTHERS));
    }
}
