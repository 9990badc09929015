package dev.perimeter.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The queue before a pool, on threads of this test alone. */
class AdmissionQueueTest {

    private static final int WAITING_MAX = 64;

    private final AdmissionQueue admissionQueue = new AdmissionQueue(1);
    private final CountDownLatch held = new CountDownLatch(1);
    private final List<Integer> order = new CopyOnWriteArrayList<>();

    @Test
    void whoCameFirstIsServedFirstAndTheCrowdBehindIsSentAwayAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var inside = new CountDownLatch(1);
            threads.submit(() -> admissionQueue.pass(() -> {
                inside.countDown();
                held.await();
                return null;
            }));
            inside.await();
            for (var n = 0; n < WAITING_MAX; n++) {
                var number = n;
                threads.submit(() -> admissionQueue.pass(() -> order.add(number)));
                while (admissionQueue.waiting() <= number) {
                    Thread.onSpinWait();
                }
            }
            assertThat(admissionQueue.isFull()).isTrue();
            assertThatThrownBy(() -> admissionQueue.pass(() -> order.add(-1)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.name()).isEqualTo("unavailable"));
            held.countDown();
        }
        assertThat(order).isEqualTo(IntStream.range(0, WAITING_MAX).boxed().toList());
        assertThat(admissionQueue.isFull()).isFalse();
        assertThat(admissionQueue.pass(() -> "free again")).isEqualTo("free again");
    }

    @Test
    void whoFailsLeavesThePlaceToTheNext() throws Exception {
        for (var n = 0; n < 3; n++) {
            assertThatThrownBy(() -> admissionQueue.pass(() -> {
                        throw new IllegalStateException("failed");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(admissionQueue.pass(() -> "in")).isEqualTo("in");
    }
}
