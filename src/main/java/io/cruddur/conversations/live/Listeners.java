package io.cruddur.conversations.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Who hears of wake-ups on this instance. One that fails keeps nobody else from hearing. */
final class Listeners {

    private static final Logger LOG = Logger.getLogger(Listeners.class);

    private final List<Consumer<Wake>> all = new CopyOnWriteArrayList<>();

    void add(Consumer<Wake> listener) {
        all.add(listener);
    }

    void tell(Wake wake) {
        for (Consumer<Wake> listener : all) {
            try {
                listener.accept(wake);
            } catch (RuntimeException e) {
                LOG.error("A listener fails", e);
            }
        }
    }
}
