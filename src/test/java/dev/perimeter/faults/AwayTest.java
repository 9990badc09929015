package dev.perimeter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A PostgreSQL of one's own is stopped and comes back: meanwhile callers are told when to try again, and nobody restarts the product. */
class AwayTest {

    private static final int TIMES = Figures.times(1, 20);
    private static final List<String> PATHS =
            List.of("/customers", "/company", "/auth/profile", "//customers", "//readyz");

    private boolean isAway;

    @AfterEach
    void backAgain() {
        if (isAway) {
            Site.startTheDatabase();
        }
    }

    @Test
    void meanwhileEverybodyIsToldToComeBack() {
        var owner = Site.caller().founder("Away");
        var back = new ArrayList<Double>();
        var refused = 0;
        try (var writers = new Writers(2, Site::address)) {
            for (var time = 0; time < TIMES; time++) {
                Caller.pause(300);
                isAway = true;
                Site.stopTheDatabase();
                refused += assertAway(owner);
                if (time % 2 == 0) {
                    // Now nobody listens at its address at all.
                    Site.CABLE.pull();
                    refused += assertAway(owner);
                }
                Site.startTheDatabase();
                isAway = false;
                var began = System.nanoTime();
                Caller.until(owner::isReady);
                Caller.until(() -> owner.get("/customers").status() == 200);
                back.add(Caller.since(began));
                writers.assertAllIsWell();
            }
            writers.close();
            Site.books().agree(writers);
        }
        Figures.row(
                50,
                "own PostgreSQL stopped and started, %d times under load".formatted(TIMES),
                "503 with Retry-After, no restart of the product",
                "%d requests, all 503 with Retry-After; served again: %s".formatted(refused, Figures.seconds(back)));
    }

    private static int assertAway(Caller caller) {
        for (var answer : AtOnce.run(PATHS.size(), number -> caller.get(PATHS.get(number)))) {
            answer.is(503);
            assertThat(answer.header("Retry-After")).matches("[0-9]+");
            assertThat(answer.text()).doesNotContainIgnoringCase("exception").doesNotContain("org.postgresql");
        }
        caller.get("//healthz").is(200);
        return PATHS.size();
    }
}
