package dev.perimeter.embedded;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The hooks that run when this process exits, also when it is interrupted: first those that still
 * need a server, then the servers stop.
 */
public final class ShutdownHooks {

    private static final Queue<Runnable> FIRST = new ConcurrentLinkedQueue<>();

    private ShutdownHooks() {}

    /** @param duty may be run more than once, and by several threads at once */
    public static void first(Runnable duty) {
        FIRST.add(duty);
        Runtime.getRuntime().addShutdownHook(new Thread(duty, "first-at-exit"));
    }

    static void then(Runnable close) {
        Runnable inOrder = () -> {
            FIRST.forEach(Runnable::run);
            close.run();
        };
        Runtime.getRuntime().addShutdownHook(new Thread(inOrder, "embedded-server-close"));
    }
}
