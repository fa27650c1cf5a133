package io.cruddur.conversations.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.models.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/** The methods that the operations were read from, by their operationIds: for annotations that OpenAPI doesn't know. */
final class Methods {

    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);

    private final Map<String, AnnotationTarget> byOperationId = new HashMap<>();

    Methods(IndexView index) {
        for (AnnotationInstance operation : index.getAnnotations(OPERATION)) {
            if (operation.value("operationId") != null) {
                byOperationId.put(operation.value("operationId").asString(), operation.target());
            }
        }
    }

    boolean has(Operation operation, Class<?> annotation) {
        return find(operation, annotation) != null;
    }

    /** The constants that an annotation of an operation's method lists, by name; none if it isn't there. */
    List<String> constants(Operation operation, Class<?> annotation) {
        @Nullable AnnotationInstance found = find(operation, annotation);
        return found == null ? List.of() : List.of(found.value().asEnumArray());
    }

    private @Nullable AnnotationInstance find(Operation operation, Class<?> annotation) {
        String id = Objects.requireNonNull(operation.getOperationId(), "an operation without an operationId");
        return Objects.requireNonNull(byOperationId.get(id), id).annotation(DotName.createSimple(annotation));
    }
}
