package io.cruddur.conversations.world;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The API's description as it is checked in, which is what is served (or {@code OpenApiTest} fails). */
public final class Description {

    public static final Path FILE = Path.of("docs/openapi.yaml");

    private static final String ADDRESS = "https://cruddur.example/openapi.yaml";
    private static final JsonNode DOCUMENT = read();
    private static final SchemaRegistry REGISTRY = registry();
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private Description() {}

    /** All of it. */
    public static Place whole() {
        return new Place("", "", DOCUMENT);
    }

    /** The operation that a request is for, if there is one; HEAD is for what GET is for. */
    static Optional<Place> operation(String method, String path) {
        String name = method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT);
        return whole().at("paths")
                .children()
                .filter(item -> path.matches(pattern(item.name())))
                .min(Comparator.comparing(item -> item.name().split("\\{").length))
                .map(item -> item.at(name))
                .filter(Place::exists);
    }

    private static String pattern(String template) {
        return Stream.of(template.splitWithDelimiters("\\{[^}]*}", 0))
                .map(part -> part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(joining());
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stricter than for a client: a property that isn't described is a flaw. */
    private static SchemaRegistry registry() {
        JsonNode strict = DOCUMENT.deepCopy();
        for (JsonNode schema : strict.at("/components/schemas")) {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        }
        Dialect dialect = Dialect.builder(Dialects.getOpenApi31())
                .unknownKeywordFactory((keyword, _) -> new NonValidationKeyword(keyword))
                .build();
        var config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDialect(
                dialect,
                builder -> builder.schemas(Map.of(ADDRESS, strict.toString())).schemaRegistryConfig(config));
    }

    private static Schema schema(String pointer) {
        return REGISTRY.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer));
    }

    /**
     * A part of it.
     *
     * @param name what it is called where it is used
     * @param pointer where it is (RFC 6901)
     */
    public record Place(String name, String pointer, JsonNode node) {

        /** A part of this, past a reference; it may not exist. */
        public Place at(String part) {
            JsonNode child = node.isArray() ? node.path(Integer.parseInt(part)) : node.path(part);
            if (child.has("$ref")) {
                String target = child.get("$ref").asText().substring(1);
                return new Place(part, target, DOCUMENT.at(target));
            }
            return new Place(part, pointer + "/" + part.replace("~", "~0").replace("/", "~1"), child);
        }

        /** Its parts: the properties of an object, the elements of an array. */
        public Stream<Place> children() {
            Stream<String> parts = node.isArray()
                    ? IntStream.range(0, node.size()).mapToObj(Integer::toString)
                    : node.propertyStream().map(Map.Entry::getKey);
            return parts.map(this::at);
        }

        public boolean exists() {
            return !node.isMissingNode();
        }

        /** What keeps a value from being valid against this, which is a schema. */
        public List<String> flaws(JsonNode value) {
            return SCHEMAS.computeIfAbsent(pointer, Description::schema).validate(value).stream()
                    .map(Object::toString)
                    .toList();
        }

        @Override
        public String toString() {
            return pointer;
        }
    }
}
