package dev.perimeter.operations;

import dev.perimeter.database.DatabaseState;
import dev.perimeter.gate.Public;
import dev.perimeter.web.problems.Problem;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Liveness and readiness for monitoring. /healthz answers 503 where only a person or a restart
 * helps; /readyz answers 503 while the process cannot serve or is about to stop.
 */
@RestController
class HealthApi {

    private static final Map<String, String> UP = Map.of("status", "up");

    private static final Map<String, String> STARTING = Map.of("status", "up", "database", "starting");

    private final DatabaseState database;
    private final Readiness readiness;

    HealthApi(DatabaseState database, Readiness readiness) {
        this.database = database;
        this.readiness = readiness;
    }

    @GetMapping("/healthz")
    @Public
    Map<String, String> alive() {
        if (database.isDown()) {
            throw Problem.unavailable();
        }
        return database.isStarting() ? STARTING : UP;
    }

    @GetMapping("/readyz")
    @Public
    Map<String, String> ready() {
        if (database.isDown() || database.isStarting() || !readiness.isReady()) {
            throw Problem.unavailable();
        }
        return UP;
    }
}
