package dev.perimeter.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.web.Problem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The queue before a pool, on threads of this test alone. */
class TurnstileTest {

    private static final int WAITING_MAX = 64;

    private final Turnstile turnstile = new Turnstile(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private final List<Integer> order = new CopyOnWriteArrayList<>();

    @Test
    void whoCameFirstIsServedFirstAndTheCrowdBehindIsSentAwayAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var inside = new CountDownLatch(1);
            threads.submit(() -> turnstile.pass(() -> {
                inside.countDown();
                held.await();
                return null;
            }));
            inside.await();
            for (var n = 0; n < WAITING_MAX; n++) {
                var number = n;
                threads.submit(() -> turnstile.pass(() -> order.add(number)));
                while (turnstile.waiting() <= number) {
                    Thread.onSpinWait();
                }
            }
            assertThat(turnstile.isFull()).isTrue();
            assertThatThrownBy(() -> turnstile.pass(() -> order.add(-1)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.name()).isEqualTo("unavailable"));
            held.countDown();
        }
        assertThat(order).isEqualTo(IntStream.range(0, WAITING_MAX).boxed().toList());
        assertThat(turnstile.isFull()).isFalse();
        assertThat(turnstile.pass(() -> "free again")).isEqualTo("free again");
    }

    @Test
    void whoFailsLeavesThePlaceToTheNext() throws Exception {
        for (var n = 0; n < 3; n++) {
            assertThatThrownBy(() -> turnstile.pass(() -> {
                        throw new IllegalStateException("failed");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(turnstile.pass(() -> "in")).isEqualTo("in");
    }
}
