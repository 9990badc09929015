package dev.perimeter;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The same thing many times at one instant, each on a thread of its own. */
public final class AtOnce {

    /**
     * Whether this thread is one of a crowd. On a busy machine some of it wait too long to be served;
     * {@link Http} then asks again, as a program does that is told to come later.
     */
    static final ScopedValue<Boolean> CROWD = ScopedValue.newInstance();

    private AtOnce() {}

    /** What each of them came to, by its number. */
    public static <T> List<T> run(int times, IntFunction<T> work) {
        return refusedOrNot(times, number -> ScopedValue.where(CROWD, true).call(() -> work.apply(number)));
    }

    /** The same where a refusal is looked for, or provoked. */
    public static <T> List<T> refusedOrNot(int times, IntFunction<T> work) {
        var together = new CyclicBarrier(times);
        var all = IntStream.range(0, times)
                .<Callable<T>>mapToObj(number -> () -> {
                    together.await();
                    return work.apply(number);
                })
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.invokeAll(all);
            return running.stream().map(AtOnce::result).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
