package dev.perimeter.gate;

import dev.perimeter.web.Problem;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever watches the process: it lives; it can serve, and will for a while. */
@RestController
class HealthApi {

    private static final Map<String, String> UP = Map.of("status", "up");

    private final Readiness readiness;

    HealthApi(Readiness readiness) {
        this.readiness = readiness;
    }

    @GetMapping("/healthz")
    @Public
    Map<String, String> alive() {
        return UP;
    }

    @GetMapping("/readyz")
    @Public
    Map<String, String> ready() {
        if (readiness.isReady()) {
            return UP;
        }
        throw Problem.unavailable();
    }
}
