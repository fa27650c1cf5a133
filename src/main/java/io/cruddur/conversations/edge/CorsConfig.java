package io.cruddur.conversations.edge;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Which web pages may call the API from a browser. */
@ConfigMapping(prefix = "conversations.cors")
public interface CorsConfig {

    /**
     * Origins ({@code https://cruddur.com}), or {@code *} for all; the environment names are {@code FRONTEND_URL} and
     * {@code BACKEND_URL}.
     */
    Optional<Set<String>> origins();
}
