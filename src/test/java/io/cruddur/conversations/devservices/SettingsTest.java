package io.cruddur.conversations.devservices;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void shouldDecideForItselfByDefault() {
        var settings = Settings.from(config(Map.of()));
        assertThat(settings.engines()).isEqualTo(Engines.AUTO);
        assertThat(settings.dataDir()).isEmpty();
    }

    @Test
    void shouldReadWhatIsConfigured() {
        var settings = Settings.from(config(
                Map.of("conversations.devservices", "containers", "conversations.devservices.data-dir", ".data")));
        assertThat(settings.engines()).isEqualTo(Engines.CONTAINERS);
        assertThat(settings.dataDir()).contains(Path.of(".data").toAbsolutePath());
    }

    @Test
    void shouldTakeEmptyAndUnexpandableValuesForNone() {
        var config = config(Map.of("empty", "${NOWHERE:}", "unexpandable", "${NOWHERE}", "set", "a"));
        assertThat(Settings.configured(config, "absent", "empty", "unexpandable"))
                .isFalse();
        assertThat(Settings.configured(config, "absent", "set")).isTrue();
    }

    private static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }
}
