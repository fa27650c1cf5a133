package io.cruddur.conversations;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cruddur.conversations.table.Stamp;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the house and the arrows between them, and a few habits. An arrow that bends fails the build. */
class ArchitectureTest {

    private static final String ROOT = "io.cruddur.conversations";
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TEST = Path.of("src/test/java");
    private static final int LONGEST = 300;

    /** Whom each package may know. The root may know anybody, and nobody the root. */
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("problem", Set.of()),
            Map.entry("edge", Set.of("problem")),
            Map.entry("conditional", Set.of()),
            Map.entry("openapi", Set.of("conditional", "problem")),
            Map.entry("user", Set.of("problem")),
            Map.entry("table", Set.of("problem")),
            Map.entry("conversation", Set.of("conditional", "user", "table", "problem")),
            Map.entry("message", Set.of("conditional", "conversation", "user", "table", "problem")),
            Map.entry("live", Set.of("message", "conversation", "user", "table", "problem", "conditional")),
            Map.entry("compat", Set.of("message", "conversation", "user", "table", "problem")),
            Map.entry("stream", Set.of("message", "conversation", "user", "table", "problem")),
            Map.entry("admin", Set.of("compat", "edge", "message", "conversation", "user", "table", "problem")),
            Map.entry("devservices", Set.of()));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    static Stream<String> packages() {
        return ARROWS.keySet().stream().sorted();
    }

    @Test
    void shouldHaveNoPackageWithoutArrows() {
        var packages = CLASSES.stream()
                .map(ArchitectureTest::feature)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages).containsExactlyElementsOf(new TreeSet<>(ARROWS.keySet()));
    }

    @ParameterizedTest
    @MethodSource("packages")
    void shouldKeepTheArrowsOf(String feature) {
        var strangers = new TreeSet<>(ARROWS.keySet());
        strangers.removeAll(ARROWS.get(feature));
        strangers.remove(feature);
        var packages = Stream.concat(Stream.of(ROOT), strangers.stream().map(name -> ROOT + "." + name + ".."))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + feature + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages)
                .check(CLASSES);
    }

    @Test
    void shouldShowTheFaceOfTheOriginalNothingOfTheTableButStamps() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".compat..")
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + ".table..").and(not(equivalentTo(Stamp.class))))
                .check(CLASSES);
    }

    @Test
    void shouldHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching(ROOT + ".admin.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void shouldNeverBlock() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".admin..", ROOT + ".devservices..")
                .should()
                .callMethod(Uni.class, "await")
                .check(CLASSES);
    }

    @Test
    void shouldInjectThroughConstructors() {
        fields().should().notBeAnnotatedWith(Inject.class).check(CLASSES);
    }

    @Test
    void shouldNameThingsAfterWhatTheyAre() {
        classes()
                .should()
                .haveNameNotMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|Dto|Service)")
                .andShould()
                .haveNameNotMatching("(.*[.$])?(Abstract|Base)[A-Z][^.$]*")
                .check(CLASSES);
    }

    @Test
    void shouldDocumentEveryPublicType() {
        var type = Pattern.compile("(?m)^public [a-z ]*(?:class|interface|record|enum|@interface) ");
        assertThat(sources(MAIN)).allSatisfy(source -> {
            String text = text(source);
            var declaration = type.matcher(text);
            if (declaration.find()) {
                int javadocEnd = text.lastIndexOf("*/", declaration.start());
                assertThat(javadocEnd)
                        .as("the Javadoc of the type in %s", source)
                        .isPositive();
                assertThat(text.substring(javadocEnd, declaration.start()))
                        .as("what is between the Javadoc and the type in %s: annotations", source)
                        .doesNotContain(";");
            }
        });
    }

    @Test
    void shouldDescribeEveryPackage() {
        assertThat(ARROWS.keySet())
                .allSatisfy(feature -> assertThat(text(MAIN.resolve(ROOT.replace('.', '/'))
                                .resolve(feature)
                                .resolve("package-info.java")))
                        .startsWith("/**")
                        .containsPattern("(?m)^@[a-z.]*NullMarked$"));
    }

    @Test
    void shouldKeepFilesShort() {
        assertThat(Stream.of(MAIN, TEST).flatMap(root -> sources(root).stream()))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(text(source).lines().count())
                        .as(source.toString())
                        .isLessThanOrEqualTo(LONGEST));
    }

    private static String feature(JavaClass type) {
        String name = type.getPackageName().substring(ROOT.length());
        return name.isEmpty() ? name : name.substring(1).split("\\.")[0];
    }

    private static List<Path> sources(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
