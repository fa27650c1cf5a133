package io.cruddur.conversations.live;

import java.util.function.Consumer;

/** Brings wake-ups to every instance, this one included. What is lost is lost; nothing is heard twice. */
interface Bus {

    /** Never fails and never waits. The listeners of this instance hear of it before this returns, others soon. */
    void publish(Wake wake);

    /** From now on calls it once for each wake, whatever instance it is from; it must neither fail nor wait. */
    void listen(Consumer<Wake> listener);
}
