package io.cruddur.conversations.devservices;

import io.quarkus.bootstrap.model.ApplicationModel;
import io.quarkus.maven.dependency.ArtifactCoords;
import io.quarkus.maven.dependency.ArtifactKey;
import io.quarkus.maven.dependency.ResolvedDependency;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a child process needs on its class path among the dependencies that the build has resolved. */
final class ClassPath {

    private final ApplicationModel model;
    private final Map<ArtifactKey, ResolvedDependency> resolved;

    ClassPath(ApplicationModel model) {
        this.model = model;
        this.resolved = model.getDependencies().stream()
                .collect(Collectors.toMap(ArtifactCoords::getKey, dependency -> dependency, (a, b) -> a));
    }

    /** Our own classes, the artifacts whose ids begin like this, and everything they depend on. */
    String of(String... artifacts) {
        var own = model.getAppArtifact().getResolvedPaths().stream();
        var jars = closure(artifacts).stream()
                .filter(ResolvedDependency::isJar)
                .flatMap(dependency -> dependency.getResolvedPaths().stream());
        return Stream.concat(own, jars).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The directory of a file that is a dependency itself, such as a native library. */
    Optional<Path> directoryOf(String artifactId) {
        return resolved.values().stream()
                .filter(dependency -> dependency.getArtifactId().equals(artifactId))
                .map(dependency -> dependency.getResolvedPaths().getSinglePath().getParent())
                .findFirst();
    }

    private Collection<ResolvedDependency> closure(String... artifacts) {
        var found = new LinkedHashMap<ArtifactKey, ResolvedDependency>();
        var toVisit = resolved.values().stream()
                .filter(dependency -> Arrays.stream(artifacts).anyMatch(dependency.getArtifactId()::startsWith))
                .map(ArtifactCoords::getKey)
                .collect(Collectors.toCollection(ArrayDeque::new));
        while (!toVisit.isEmpty()) {
            var key = toVisit.pop();
            var dependency = resolved.get(key);
            if (dependency != null && found.putIfAbsent(key, dependency) == null) {
                dependency.getDependencies().stream()
                        .map(ArtifactCoords::getKey)
                        .forEach(toVisit::add);
            }
        }
        return found.values();
    }
}
