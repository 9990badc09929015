package dev.perimeter.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perimeter.faults.Volley.Shot;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Five times as much is asked as can be answered: nearly as much is answered as at best, the rest is turned away at once. */
class OverloadTest {

    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final int TIMES_CAPACITY = 5;
    private static final int CONNECTIONS = 1000;
    private static final double QUICK_SECONDS = 0.5;

    @Test
    void nearlyAsMuchIsAnsweredAsAtBest() throws Exception {
        assumeTrue(Figures.FULL, "measured in full form only: bench/faults");
        var owner = Site.caller().founder("Overload");
        for (var number = 0; number < 200; number++) {
            owner.post("/customers", "{\"name\": \"%s\"}".formatted(UUID.randomUUID()))
                    .is(201);
        }
        var volley = new Volley(Site.address(), "/api/v1/customers?limit=20", owner.token());
        volley.fire(16, 0, WARM_UP);
        var peak = 0.0;
        for (var connections : new int[] {8, 16, 32}) {
            peak = Math.max(peak, answered(volley.fire(connections, 0, LENGTH)));
        }
        var over = volley.fire(CONNECTIONS, TIMES_CAPACITY * peak, LENGTH);
        var recovering = System.nanoTime();
        Caller.until(() -> {
            for (var request = 0; request < 10; request++) {
                var answer = owner.get("/customers?limit=20");
                if (answer.status() != 200 || answer.seconds() > QUICK_SECONDS) {
                    return false;
                }
            }
            return true;
        });
        var recovered = Caller.since(recovering);
        assertThat(over).allMatch(shot -> shot.status() == 200 || shot.status() == 503);
        Figures.row(
                100,
                "overload: %d times the peak of %.0f requests/s asked for, over %d connections"
                        .formatted(TIMES_CAPACITY, peak, CONNECTIONS),
                ">= 80 % of the peak answered, the rest 503 within 1 s, recovery < 5 s",
                String.format(
                        Locale.ROOT,
                        "%.0f/s answered (%.0f %% of the peak), slowest after %.1f s; %.0f/s turned away, slowest after %.1f s; quick again after %.1f s",
                        answered(over),
                        100 * answered(over) / peak,
                        slowest(over, 200),
                        turnedAway(over),
                        slowest(over, 503),
                        recovered));
    }

    private static double answered(List<Shot> shots) {
        return shots.stream().filter(shot -> shot.status() == 200).count() / (double) LENGTH.toSeconds();
    }

    private static double turnedAway(List<Shot> shots) {
        return shots.stream().filter(shot -> shot.status() == 503).count() / (double) LENGTH.toSeconds();
    }

    private static double slowest(List<Shot> shots, int status) {
        return shots.stream()
                .filter(shot -> shot.status() == status)
                .mapToDouble(Shot::seconds)
                .max()
                .orElse(0);
    }
}
