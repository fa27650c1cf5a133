package io.cruddur.conversations.live;

import java.util.function.Consumer;

/** For one instance alone. */
final class MemoryBus implements Bus {

    private final Listeners listeners = new Listeners();

    @Override
    public void publish(Wake wake) {
        listeners.tell(wake);
    }

    @Override
    public void listen(Consumer<Wake> listener) {
        listeners.add(listener);
    }
}
