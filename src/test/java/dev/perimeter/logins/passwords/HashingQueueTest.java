package dev.perimeter.logins.passwords;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.ratelimit.Network;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingQueueTest {

    private static final List<Network> CROWD = List.of(new Network("10.0.0.1", 1));
    private static final List<Network> ELSEWHERE = List.of(new Network("10.0.0.2", 1));

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch done = new CountDownLatch(1);

    @AfterEach
    void goHome() {
        done.countDown();
        threads.close();
    }

    @Test
    void ofOneNetworkFewAreThereAndOthersAreLetIn() throws Exception {
        var queue = new HashingQueue(3, 64, 2);
        var hashing = List.of(occupied(queue, CROWD), occupied(queue, CROWD));
        refused(queue, CROWD);
        assertThat(queue.admit(ELSEWHERE, () -> "hashed")).isEqualTo("hashed");
        done.countDown();
        for (var one : hashing) {
            one.get();
        }
        assertThat(queue.admit(CROWD, () -> "hashed")).isEqualTo("hashed");
    }

    @Test
    void aNetworkOfNetworksHasAShareOfItsOwn() throws Exception {
        var queue = new HashingQueue(8, 64, 1);
        for (var number = 0; number < 2; number++) {
            occupied(queue, List.of(new Network("home " + number, 1), new Network("site", 2)));
        }
        refused(queue, List.of(new Network("home 2", 1), new Network("site", 2)));
        assertThat(queue.admit(ELSEWHERE, () -> "hashed")).isEqualTo("hashed");
    }

    @Test
    void whereTooManyWaitTheNextIsSentAwayAtOnce() throws Exception {
        var queue = new HashingQueue(1, 0, 9);
        occupied(queue, CROWD);
        refused(queue, ELSEWHERE);
    }

    @Test
    void whoFailsLeavesTheirPlace() throws Exception {
        var queue = new HashingQueue(1, 64, 1);
        for (var i = 0; i < 3; i++) {
            assertThatThrownBy(() -> queue.admit(CROWD, () -> {
                        throw Problem.notFound();
                    }))
                    .hasMessageContaining("404");
        }
        assertThat(queue.admit(CROWD, () -> "hashed")).isEqualTo("hashed");
    }

    private Future<String> occupied(HashingQueue queue, List<Network> networks) throws InterruptedException {
        var inside = new CountDownLatch(1);
        var hashing = threads.submit(() -> queue.admit(networks, () -> {
            inside.countDown();
            done.await();
            return "hashed";
        }));
        inside.await();
        return hashing;
    }

    private static void refused(HashingQueue queue, List<Network> networks) {
        assertThatThrownBy(() -> queue.admit(networks, () -> "hashed"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.getHeaders().getFirst("Retry-After"))
                                .isEqualTo("2"));
    }
}
