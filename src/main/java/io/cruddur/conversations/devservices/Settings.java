package io.cruddur.conversations.devservices;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The configuration of the dev services.
 *
 * @param engines {@code conversations.devservices}: {@code auto} (the default), {@code embedded}, {@code containers} or
 *     {@code off}
 * @param dataDir {@code conversations.devservices.data-dir}: keeps what DynamoDB and PostgreSQL hold, and the issuer's
 *     key, over restarts; without it they start empty
 */
record Settings(Engines engines, Optional<Path> dataDir) {

    static Settings from(Config config) {
        return new Settings(
                config.getOptionalValue("conversations.devservices", Engines.class)
                        .orElse(Engines.AUTO),
                config.getOptionalValue("conversations.devservices.data-dir", String.class)
                        .map(dir -> Path.of(dir).toAbsolutePath().normalize()));
    }

    /** Whether one of the properties has a value; one whose expression cannot be expanded has none. */
    static boolean configured(Config config, String... properties) {
        return Arrays.stream(properties).anyMatch(property -> hasValue(config, property));
    }

    private static boolean hasValue(Config config, String property) {
        try {
            return config.getOptionalValue(property, String.class)
                    .filter(value -> !value.isBlank())
                    .isPresent();
        } catch (NoSuchElementException unexpandable) {
            return false;
        }
    }
}
