package io.cruddur.conversations.golden;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.world.Description;
import io.cruddur.conversations.world.Description.Place;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That no type of the API is without a golden file, nor any property, and what the service's own mapper makes of them. */
@QuarkusTest
class GoldensTest {

    /** The classes that don't say which type of the API they are. */
    private static final Map<String, Class<?>> OTHERS =
            Map.of("Codes", List.class, "Violation", Problem.Violation.class);

    /** Types that are only read: where they have null, a client has left something out. */
    private static final Set<String> TAKEN =
            Set.of("NewConversation", "NewConversationMessage", "NewMember", "NewMessage", "ReadMark", "Settings");

    private static final Map<String, String> TYPES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.cruddur.conversations").stream()
                    .filter(type -> type.isAnnotatedWith(Schema.class))
                    .collect(Collectors.toMap(
                            type -> type.getAnnotationOfType(Schema.class).name(), JavaClass::getFullName));

    @Inject
    ObjectMapper mapper;

    static Stream<Golden> goldens() {
        return Golden.all().stream();
    }

    static Stream<Place> schemas() {
        return Description.whole().at("components").at("schemas").children();
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void shouldShowEveryPropertyOfEveryType(Place schema) {
        var ofType =
                goldens().filter(golden -> golden.type().equals(schema.name())).toList();
        assertThat(ofType).as("src/test/golden/%s.json", schema.name()).isNotEmpty();
        assertThat(ofType.stream()
                        .flatMap(golden -> golden.json().propertyStream().map(Map.Entry::getKey)))
                .containsAll(schema.at("properties").children().map(Place::name).toList());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldBeAsDescribed(Golden golden) {
        assertThat(golden.schema().exists()).isTrue();
        assertThat(golden.schema().flaws(golden.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void shouldBeReadAndWrittenTheSame(Golden golden) throws Exception {
        var writer = TAKEN.contains(golden.type()) ? mapper.copy().setDefaultPropertyInclusion(NON_NULL) : mapper;
        assertThat(writer.writeValueAsString(mapper.readValue(golden.line(), type(golden.type()))))
                .isEqualTo(golden.line());
    }

    private static Class<?> type(String schema) throws ClassNotFoundException {
        return OTHERS.containsKey(schema)
                ? OTHERS.get(schema)
                : Class.forName(TYPES.get(schema), true, Thread.currentThread().getContextClassLoader());
    }
}
