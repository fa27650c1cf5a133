package io.cruddur.conversations.openapi;

import io.cruddur.conversations.conditional.Revalidated;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;

/**
 * What needs no saying at an operation: a parameter of a known name is the known one; a success is described like what it
 * holds, and has the headers that follow from what was asked and is answered. Puts responses and examples into an order that lasts.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 20)
public class Conventions implements OASFilter {

    private static final String NOT_MODIFIED = "304";

    private final Methods methods;

    /** Called with the index of the application that is being built. */
    public Conventions(IndexView index) {
        methods = new Methods(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> apply(operation, api));
        Components components = api.getComponents();
        components.setResponses(new TreeMap<>(components.getResponses()));
        components.setExamples(new TreeMap<>(components.getExamples()));
    }

    private void apply(Operation operation, OpenAPI api) {
        var responses = operation.getResponses();
        boolean revalidated = methods.has(operation, Revalidated.class);
        if (revalidated) {
            operation.addParameter(
                    OASFactory.createParameter().name("If-None-Match").in(Parameter.In.HEADER));
            responses.addAPIResponse(
                    NOT_MODIFIED, OASFactory.createAPIResponse().description("Nothing has changed"));
        }
        var takes = Circumstances.of(operation);
        addHeader(operation, "Location", responses.hasAPIResponse("201") && !shows(operation, "Ticket"));
        addHeader(operation, "Idempotency-Replayed", takes.takes("Idempotency-Key"));
        addHeader(operation, "Link", takes.takes("cursor") || takes.takes("before"));
        addHeader(operation, "ETag", revalidated || shows(operation, "ConversationMessage"));
        addHeader(operation, "RateLimit", responses.hasAPIResponse("429"));
        addHeader(operation, "RateLimit-Policy", responses.hasAPIResponse("429"));
        successes(operation).forEach(success -> describe(success, api));
        nameParameters(operation, api.getComponents().getParameters());
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
    }

    private static void addHeader(Operation operation, String name, boolean applies) {
        if (applies) {
            successes(operation)
                    .forEach(success ->
                            success.addHeader(name, OASFactory.createHeader().ref(name)));
        }
    }

    private static boolean shows(Operation operation, String schema) {
        return successes(operation)
                .flatMap(success -> reference(success).stream())
                .anyMatch(ref -> ref.endsWith("/" + schema));
    }

    private static Stream<APIResponse> successes(Operation operation) {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().compareTo("400") < 0)
                .map(Map.Entry::getValue);
    }

    private static void describe(APIResponse success, OpenAPI api) {
        switch (success.getDescription()) {
            case "OK" ->
                reference(success).map(ref -> schema(ref, api).getDescription()).ifPresent(success::setDescription);
            case "No Content" -> success.setDescription("Done, or it was so already");
            default -> {}
        }
    }

    private static Optional<String> reference(APIResponse success) {
        return Optional.ofNullable(success.getContent())
                .flatMap(content -> content.getMediaTypes().values().stream().findFirst())
                .map(type -> type.getSchema().getRef());
    }

    private static Schema schema(String ref, OpenAPI api) {
        return Objects.requireNonNull(api.getComponents().getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1)));
    }

    private static void nameParameters(Operation operation, Map<String, Parameter> known) {
        Optional.ofNullable(operation.getParameters())
                .map(parameters -> parameters.stream()
                        .map(parameter -> isKnown(parameter, known)
                                ? OASFactory.createParameter().ref(parameter.getName())
                                : parameter)
                        .toList())
                .ifPresent(operation::setParameters);
    }

    private static boolean isKnown(Parameter parameter, Map<String, Parameter> known) {
        return parameter.getDescription() == null
                && known.containsKey(parameter.getName())
                && known.get(parameter.getName()).getIn() == parameter.getIn();
    }
}
