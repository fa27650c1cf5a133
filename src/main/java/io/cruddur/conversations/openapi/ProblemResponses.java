package io.cruddur.conversations.openapi;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cruddur.conversations.problem.FailsWith;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.cruddur.conversations.problem.ProblemJson;
import io.cruddur.conversations.problem.Problems;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;

/** Gives every operation the problems that it can meet, from the catalogue; a status that it declares itself stays. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 30)
public class ProblemResponses implements OASFilter {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Methods methods;

    /** Called with the index of the application that is being built. */
    public ProblemResponses(IndexView index) {
        methods = new Methods(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> add(operation, api.getComponents()));
    }

    private void add(Operation operation, Components components) {
        var circumstances = Circumstances.of(operation);
        var particular = methods.constants(operation, FailsWith.class);
        var responses = operation.getResponses();
        Stream.of(Kind.values())
                .filter(kind -> circumstances.lead(kind) || particular.contains(kind.name()))
                .collect(groupingBy(Kind::status, TreeMap::new, toList()))
                .forEach((status, kinds) -> {
                    var declared = responses.getAPIResponse(status.toString());
                    if (declared == null || (declared.getContent() == null && declared.getRef() == null)) {
                        responses.addAPIResponse(status.toString(), reference(kinds, components));
                    }
                });
    }

    private static APIResponse reference(List<Kind> kinds, Components components) {
        String name = kinds.stream().map(Kind::slug).collect(joining("-or-"));
        components.addResponse(name, response(kinds, components));
        return OASFactory.createAPIResponse().ref(name);
    }

    private static APIResponse response(List<Kind> kinds, Components components) {
        MediaType problem =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        APIResponse response = OASFactory.createAPIResponse()
                .description(kinds.stream().map(ProblemResponses::text).collect(joining("\n\n")));
        for (Kind kind : kinds) {
            Problem sample = Problem.sample(kind);
            components.addExample(
                    kind.slug(),
                    OASFactory.createExample()
                            .summary(kind.title())
                            .value(JSON.convertValue(
                                    ProblemJson.of(sample, TRACE), new TypeReference<Map<String, Object>>() {})));
            problem.addExample(kind.slug(), OASFactory.createExample().ref(kind.slug()));
            Problems.headers(sample).keySet().forEach(header -> response.addHeader(header, header(header)));
            if (kind != Kind.UNAUTHORIZED) {
                response.addHeader("RateLimit", header("RateLimit"))
                        .addHeader("RateLimit-Policy", header("RateLimit-Policy"));
            }
        }
        Content content = OASFactory.createContent().addMediaType("application/problem+json", problem);
        return response.content(content);
    }

    private static Header header(String name) {
        return OASFactory.createHeader().ref(name);
    }

    private static String text(Kind kind) {
        return kind.title() + ". " + kind.advice();
    }
}
