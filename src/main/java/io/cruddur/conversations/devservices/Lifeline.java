package io.cruddur.conversations.devservices;

import java.io.OutputStream;

/**
 * Ties a child process to its parent: it announces that its engine is up, then holds it until standard input ends,
 * which it does however the parent dies.
 */
final class Lifeline {

    /** The line on standard output that says the engine is up. */
    static final String READY = "READY";

    private Lifeline() {}

    static void hold(Engine engine) throws Exception {
        var announcements = System.out;
        // Whatever the engine prints belongs in the log, not between the announcements.
        System.setOut(System.err);
        try {
            var running = engine.start();
            announcements.println(READY);
            System.in.transferTo(OutputStream.nullOutputStream());
            running.close();
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().exit(0);
    }

    /** What a child process runs; closing what it returns stops it. */
    @FunctionalInterface
    interface Engine {
        AutoCloseable start() throws Exception;
    }
}
