package dev.perimeter.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class BodyMemoryTest {

    private static final int KB = 1024;

    private final BodyMemory memory = new BodyMemory(1024 * KB);

    @Test
    void oneNetworkHasAQuarterAndAllTogetherHaveAll() {
        for (var network = 0; network < 4; network++) {
            assertThat(memory.claim("n" + network).growTo(256 * KB, 1)).isTrue();
            assertThat(memory.claim("n" + network).growTo(17 * KB, 1)).isFalse();
        }
        assertThat(memory.claim("another").growTo(17 * KB, 1)).isFalse();
    }

    @Test
    void largeBodiesLeaveTheSmallOnesTheirs() {
        for (var network = 0; network < 4; network++) {
            memory.claim("n" + network).growTo(256 * KB, 1);
        }
        assertThat(memory.claim("n0").growTo(16 * KB, 1)).isTrue();
    }

    @Test
    void aBodyThatGrowsIsPaidForOnceAndGivenBackWhole() {
        var claim = memory.claim("one");
        for (var kilobytes = 1; kilobytes <= 60; kilobytes++) {
            assertThat(claim.growTo(kilobytes * KB, 4)).isTrue();
        }
        assertThat(memory.taken()).isEqualTo(4 * 60 * KB);
        assertThat(claim.growTo(90 * KB, 4)).isFalse();
        claim.giveBack();
        claim.giveBack();
        assertThat(memory.taken()).isZero();
    }

    @Test
    void whateverIsTakenAtOnceIsGivenBack() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var number = 0; number < 2_000; number++) {
                var network = "n" + number % 7;
                var bytes = (1 + number % 40) * KB;
                threads.submit(() -> {
                    var claim = memory.claim(network);
                    claim.growTo(bytes, 2);
                    claim.giveBack();
                });
            }
        }
        assertThat(memory.taken()).isZero();
        assertThat(memory.claim("n0").growTo(256 * KB, 1)).isTrue();
    }
}
