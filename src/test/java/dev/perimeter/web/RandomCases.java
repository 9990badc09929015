package dev.perimeter.web;

import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.function.ThrowingConsumer;

/**
 * Tries a property with many generated cases, other ones in each run. A failure says the case and the seed; {@code -Dperimeter.test.seed} repeats
 * that run.
 */
public final class RandomCases {

    private static final long SEED = Long.getLong("perimeter.test.seed", System.nanoTime());

    private RandomCases() {}

    /** @param generator makes the same case of the same random numbers */
    public static <T> void each(int tries, Function<Random, T> generator, ThrowingConsumer<T> property) {
        each(SEED, tries, generator, property);
    }

    public static <T> void each(long seed, int tries, Function<Random, T> generator, ThrowingConsumer<T> property) {
        var random = new Random(seed);
        for (var i = 1; i <= tries; i++) {
            var tried = generator.apply(random);
            try {
                property.accept(tried);
            } catch (Throwable e) {
                throw new AssertionError(
                        "Case %d of %d fails: %s%nTo repeat: -Dperimeter.test.seed=%d".formatted(i, tries, tried, seed),
                        e);
            }
        }
    }
}
