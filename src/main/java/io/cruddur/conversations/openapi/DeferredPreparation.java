package io.cruddur.conversations.openapi;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.ClassConfig;
import jakarta.enterprise.inject.build.compatible.spi.Enhancement;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Quarkus from reading the description, and writing it as JSON and as YAML, at each start: that is done when somebody
 * asks for it, on the worker thread of whoever does so first. Quarkus does so by itself again some versions after 3.32; then
 * this may go.
 *
 * @see <a href="https://github.com/quarkusio/quarkus/issues/54826">Startup regression of prepareDocuments</a>
 */
@Deferred
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
class DeferredPreparation {

    private final List<InvocationContext> postponed = new ArrayList<>();

    @AroundInvoke
    synchronized @Nullable Object intercept(InvocationContext call) throws Exception {
        if (call.getMethod().getName().equals("prepareDocument")) {
            postponed.add(call);
            return null;
        }
        while (!postponed.isEmpty()) {
            postponed.getLast().proceed();
            postponed.removeLast();
        }
        return call.proceed();
    }

    /**
     * Says so of Quarkus' bean, when the application is packaged. In dev mode and in tests classes of ours are hidden from it, and
     * a start matters to nobody.
     */
    public static final class Extension implements BuildCompatibleExtension {

        @Enhancement(types = OpenApiDocumentService.class)
        public void defer(ClassConfig service) {
            if (LaunchMode.current() == LaunchMode.NORMAL) {
                service.addAnnotation(Deferred.class);
            }
        }
    }
}
