package io.cruddur.conversations.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record is a required property unless it is {@code @Nullable} or has a default; what a client may leave
 * out is said otherwise, in {@code META-INF/openapi.yaml}, where that isn't the same.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 10)
public class RequiredProperties implements OASFilter {

    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private final IndexView index;

    /** Called with the index of the application that is being built. */
    public RequiredProperties(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, Schema> schemas = api.getComponents().getSchemas();
        for (AnnotationInstance named : index.getAnnotations(SCHEMA)) {
            @Nullable AnnotationValue name = named.value("name");
            if (name != null && schemas.containsKey(name.asString())) {
                require(
                        Objects.requireNonNull(schemas.get(name.asString())),
                        named.target().asClass());
            }
        }
    }

    private static void require(Schema schema, ClassInfo type) {
        if (schema.getRequired() != null) {
            return;
        }
        for (RecordComponentInfo component : type.recordComponentsInDeclarationOrder()) {
            String name = NAMES.translate(component.name());
            var property = Objects.requireNonNull(schema.getProperties().get(name), name);
            if (!component.type().hasAnnotation(NULLABLE) && property.getDefaultValue() == null) {
                schema.addRequired(name);
            }
        }
    }
}
