package io.cruddur.conversations.compat;

import io.cruddur.conversations.problem.Dialect;
import io.cruddur.conversations.problem.Kind;
import io.cruddur.conversations.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Puts the problems that the API's description gives the operations of this face into its dialect. What is missing, not
 * the caller's, or wrong with a post isn't a problem like another here: that is declared where it occurs. There is no limit
 * to how often.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 25)
public class CodeResponses implements OASFilter {

    private static final Set<String> OTHERWISE = Set.of("403", "404", "422", "429");
    private static final String CODES = "codes-";

    private final ApiDialect dialect = new ApiDialect();

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (dialect.speaks(path)) {
                item.getOperations()
                        .values()
                        .forEach(operation -> translate(operation.getResponses(), api.getComponents()));
            }
        });
    }

    private void translate(APIResponses responses, Components components) {
        new TreeMap<>(responses.getAPIResponses()).forEach((status, response) -> {
            if (response.getRef() == null || response.getRef().contains(CODES)) {
                return;
            }
            if (OTHERWISE.contains(status)) {
                responses.removeAPIResponse(status);
            } else {
                components.addResponse(CODES + status, response(Kind.ofStatus(Integer.parseInt(status))));
                responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(CODES + status));
            }
        });
    }

    private APIResponse response(Kind kind) {
        Dialect.Told told = dialect.tell(Problem.sample(kind));
        Schema schema = OASFactory.createSchema();
        schema = told.body() instanceof List
                ? schema.ref("Codes")
                : schema.addType(SchemaType.OBJECT).maxProperties(0);
        APIResponse response = OASFactory.createAPIResponse()
                .description(kind.title())
                .content(OASFactory.createContent()
                        .addMediaType(
                                told.mediaType(),
                                OASFactory.createMediaType().schema(schema).example(told.body())));
        told.headers()
                .keySet()
                .forEach(header ->
                        response.addHeader(header, OASFactory.createHeader().ref(header)));
        return response;
    }
}
