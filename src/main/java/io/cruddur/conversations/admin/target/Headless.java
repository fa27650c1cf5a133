package io.cruddur.conversations.admin.target;

import io.cruddur.conversations.admin.terminal.Exit;
import io.cruddur.conversations.admin.terminal.Failure;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Application;
import java.util.function.Consumer;

/**
 * The application without its HTTP side, once in a process and for one piece of work. Unlike a server it has no hook that
 * waits for anything: it may be interrupted any time.
 */
final class Headless {

    private Headless() {}

    static <T> void during(Place place, Class<T> bean, Consumer<T> work) {
        place.configuration().forEach(System::setProperty);
        Application application = start();
        try {
            work.accept(Arc.container().instance(bean).get());
        } catch (RuntimeException e) {
            throw Diagnosis.of(e, place);
        } finally {
            application.stop();
        }
    }

    private static Application start() {
        try {
            var loader = Thread.currentThread().getContextClassLoader();
            var application = Class.forName(Application.APP_CLASS_NAME, true, loader)
                    .asSubclass(Application.class)
                    .getDeclaredConstructor()
                    .newInstance();
            application.start(new String[0]);
            return application;
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw Failure.of(Exit.FAILED, "The application doesn't start: " + Diagnosis.root(e))
                    .hint("A variable of the environment may be wrong; README.md has them all.")
                    .from(e);
        }
    }
}
