package io.cruddur.conversations.openapi;

import static com.networknt.schema.SpecificationVersion.DRAFT_2020_12;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.world.Description;
import io.cruddur.conversations.world.Description.Place;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the API's description, as it is checked in, keeps to: the specification, and what a client's author looks for. */
class RulesTest {

    private static final Place COMPONENTS = Description.whole().at("components");
    private static final Pattern TEMPLATE = Pattern.compile("\\{([^}]*)}");
    private static final Set<String> OPEN = Set.of("checkHealth", "getShortUser");

    /** Each is named by its operationId. */
    static Stream<Place> operations() {
        return Description.whole().at("paths").children().flatMap(Place::children);
    }

    private static Stream<Place> media(Place holder) {
        return holder.at("content").children();
    }

    private static Stream<Place> responses(Place operation, String firstDigit) {
        return operation
                .at("responses")
                .children()
                .filter(response -> response.name().startsWith(firstDigit));
    }

    @Test
    void shouldConformToTheSpecification() throws IOException {
        var result = new OpenAPIV3Parser().readContents(Files.readString(Description.FILE));

        assertThat(result.getMessages()).isEmpty();
        assertThat(result.getOpenAPI().getSpecVersion()).isEqualTo(SpecVersion.V31);
    }

    @Test
    void shouldHaveSchemasThatAreSchemas() {
        var metaschema = SchemaRegistry.withDefaultDialect(DRAFT_2020_12)
                .getSchema(SchemaLocation.of(DRAFT_2020_12.getDialectId()));
        var schemas = Stream.of("parameters", "headers")
                .flatMap(kind -> COMPONENTS.at(kind).children())
                .map(component -> component.at("schema"));

        assertThat(Stream.concat(COMPONENTS.at("schemas").children(), schemas))
                .isNotEmpty()
                .allSatisfy(
                        schema -> assertThat(metaschema.validate(schema.node())).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void shouldIntroduceEveryOperation(Place operation) {
        var tags = Description.whole().node().get("tags").findValuesAsText("name");

        assertThat(text(operation, "operationId")).matches("[a-z][A-Za-z]+");
        assertThat(text(operation, "summary")).isNotBlank().doesNotEndWith(".");
        assertThat(operation.node().get("tags"))
                .hasSize(1)
                .allSatisfy(tag -> assertThat(tag.asText()).isIn(tags));
        assertThat(responses(operation, "2")).isNotEmpty();
    }

    @Test
    void shouldNameEveryOperationOnce() {
        assertThat(operations().map(operation -> text(operation, "operationId")))
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldHaveTheParametersOfEveryPath() {
        assertThat(Description.whole().at("paths").children())
                .allSatisfy(path -> assertThat(path.children()).allSatisfy(operation -> {
                    var named = TEMPLATE.matcher(path.name()).results().map(match -> match.group(1));
                    assertThat(operation
                                    .at("parameters")
                                    .children()
                                    .filter(parameter -> text(parameter, "in").equals("path"))
                                    .map(parameter -> text(parameter, "name")))
                            .containsExactlyInAnyOrderElementsOf(named.toList());
                }));
    }

    @Test
    void shouldDescribeEverything() {
        var parts = Stream.of(
                        COMPONENTS.at("schemas").children(),
                        COMPONENTS
                                .at("schemas")
                                .children()
                                .flatMap(schema -> schema.at("properties").children()),
                        COMPONENTS.at("headers").children(),
                        operations()
                                .flatMap(operation -> operation.at("parameters").children()),
                        operations().flatMap(operation -> responses(operation, "")))
                .flatMap(part -> part);

        assertThat(parts)
                .isNotEmpty()
                .allSatisfy(part -> assertThat(text(part, "description"))
                        .as(part.pointer())
                        .isNotBlank()
                        .isNotIn("OK", "Created", "No Content"));
    }

    @Test
    void shouldGiveAnExampleOfEveryBody() {
        var bodies = operations()
                .flatMap(operation -> Stream.concat(Stream.of(operation.at("requestBody")), responses(operation, "2")));

        assertThat(bodies.flatMap(RulesTest::media).map(type -> type.at("schema")))
                .isNotEmpty()
                .allSatisfy(schema -> assertThat(schema.flaws(example(schema)))
                        .as(schema.pointer())
                        .isEmpty());
    }

    @Test
    void shouldGiveAnExampleOfEveryError() {
        var errors =
                operations().flatMap(operation -> Stream.of("4", "5").flatMap(digit -> responses(operation, digit)));

        assertThat(errors)
                .isNotEmpty()
                .allSatisfy(error -> assertThat(media(error)).hasSize(1).allSatisfy(type -> {
                    var examples = type.at("examples").children().map(each -> each.at("value"));
                    var all = type.at("example").exists() ? Stream.of(type.at("example")) : examples;
                    assertThat(all)
                            .isNotEmpty()
                            .allSatisfy(one -> assertThat(type.at("schema").flaws(one.node()))
                                    .isEmpty());
                }));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void shouldListTheErrorsOfEveryOperation(Place operation) {
        var expected = new HashSet<>(Set.of("406", "500", "503"));
        if (OPEN.contains(text(operation, "operationId"))) {
            assertThat(operation.at("security").exists()).isFalse();
        } else {
            assertThat(operation.node().at("/security/0").has("bearer")).isTrue();
            expected.add("401");
        }
        if (operation.at("requestBody").exists()) {
            expected.addAll(Set.of("400", "413", "415", "422"));
        }
        if (operation.pointer().startsWith("/paths/~1v1~1")) {
            expected.add("403");
            if (operation.pointer().contains("{")) {
                expected.add("404");
            }
        }
        assertThat(responses(operation, "").map(Place::name).collect(toSet())).containsAll(expected);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"METHOD_NOT_ALLOWED", "TOO_SLOW", "RESTARTING"}) // those of streams
    void shouldListEveryKindOfProblem(Kind kind) {
        assertThat(operations().flatMap(operation -> responses(operation, Integer.toString(kind.status()))))
                .anySatisfy(response -> assertThat(response.at("content")
                                .at("application/problem+json")
                                .at("examples")
                                .at(kind.slug())
                                .at("value")
                                .at("type")
                                .node()
                                .asText())
                        .isEqualTo("/problems/" + kind.slug()));
    }

    @Test
    void shouldHaveNothingUnused() {
        var used = Set.copyOf(Description.whole().node().findValuesAsText("$ref"));
        var parts = COMPONENTS
                .children()
                .filter(kind -> !kind.name().equals("securitySchemes"))
                .flatMap(Place::children);

        assertThat(parts.map(part -> "#" + part.pointer())).isNotEmpty().isSubsetOf(used);
        assertThat(Description.whole().node().get("tags").findValuesAsText("name"))
                .isSubsetOf(operations()
                        .map(operation -> operation.node().at("/tags/0").asText())
                        .toList());
    }

    private static String text(Place place, String name) {
        return place.node().path(name).asText();
    }

    /** Made of the examples of its parts, unless it has one itself. */
    private static JsonNode example(Place schema) {
        if (schema.node().has("examples")) {
            return schema.node().at("/examples/0");
        }
        if (schema.node().has("default")) {
            return schema.node().get("default");
        }
        if (schema.at("items").exists()) {
            return JsonNodeFactory.instance.arrayNode().add(example(schema.at("items")));
        }
        assertThat(schema.at("properties").exists()).as(schema.pointer()).isTrue();
        var object = JsonNodeFactory.instance.objectNode();
        schema.at("properties").children().forEach(property -> object.set(property.name(), example(property)));
        return object;
    }
}
