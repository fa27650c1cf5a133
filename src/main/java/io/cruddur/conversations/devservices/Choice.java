package io.cruddur.conversations.devservices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Containers or not, and why. */
record Choice(boolean containers, String reason) {

    private static final Duration PING = Duration.ofSeconds(2);

    /**
     * Decides within the bound (and the time of a ping): containers need an engine that answers and all the images,
     * present or pulled.
     */
    static Choice between(Engines wanted, Optional<DockerEngine> docker, List<String> images, Duration bound) {
        if (wanted == Engines.EMBEDDED) {
            return new Choice(false, "as configured");
        }
        var obstacle = obstacle(docker, images, bound);
        if (wanted == Engines.CONTAINERS && obstacle.isPresent()) {
            throw new IllegalStateException("conversations.devservices=containers, but " + obstacle.get());
        }
        return obstacle.map(reason -> new Choice(false, reason))
                .orElseGet(() -> new Choice(true, "a Docker engine answers and has the images"));
    }

    private static Optional<String> obstacle(Optional<DockerEngine> docker, List<String> images, Duration bound) {
        if (docker.filter(engine -> engine.answers(PING)).isEmpty()) {
            return Optional.of("no Docker engine answers");
        }
        var engine = docker.orElseThrow();
        var deadline = Instant.now().plus(bound);
        return images.stream()
                .filter(image -> !engine.has(image, left(deadline)) && !engine.pull(image, left(deadline)))
                .findFirst()
                .map(image ->
                        "the Docker engine lacks " + image + " and cannot pull it within " + bound.toSeconds() + " s");
    }

    private static Duration left(Instant deadline) {
        var left = Duration.between(Instant.now(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
