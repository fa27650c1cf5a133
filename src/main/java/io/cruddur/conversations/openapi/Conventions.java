package io.cruddur.conversations.openapi;

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

/**
 * What needs no saying at an operation: a parameter of a known name is the known one; a success is described like what it
 * holds, and has the headers that follow from what was asked. Puts responses and examples into an order that lasts.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 20)
public class Conventions implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(operation -> apply(operation, api));
        Components components = api.getComponents();
        components.setResponses(new TreeMap<>(components.getResponses()));
        components.setExamples(new TreeMap<>(components.getExamples()));
    }

    private static void apply(Operation operation, OpenAPI api) {
        var responses = operation.getResponses();
        responses.setAPIResponses(new TreeMap<>(responses.getAPIResponses()));
        successes(operation).forEach(success -> describe(success, api));
        addHeaders(operation);
        nameParameters(operation, api.getComponents().getParameters());
    }

    private static Stream<APIResponse> successes(Operation operation) {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue);
    }

    private static void describe(APIResponse success, OpenAPI api) {
        if (success.getDescription().equals("OK")) {
            Optional.ofNullable(success.getContent())
                    .flatMap(
                            content -> content.getMediaTypes().values().stream().findFirst())
                    .map(type -> type.getSchema().getRef())
                    .map(ref -> schema(ref, api).getDescription())
                    .ifPresent(success::setDescription);
        }
    }

    private static Schema schema(String ref, OpenAPI api) {
        return Objects.requireNonNull(api.getComponents().getSchemas().get(ref.substring(ref.lastIndexOf('/') + 1)));
    }

    private static void addHeaders(Operation operation) {
        boolean creates = operation.getResponses().hasAPIResponse("201");
        boolean repeats = Circumstances.of(operation).takes("Idempotency-Key");
        successes(operation).forEach(success -> {
            if (creates) {
                success.addHeader("Location", OASFactory.createHeader().ref("Location"));
            }
            if (repeats) {
                success.addHeader(
                        "Idempotency-Replayed", OASFactory.createHeader().ref("Idempotency-Replayed"));
            }
        });
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
