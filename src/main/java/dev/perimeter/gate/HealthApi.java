package dev.perimeter.gate;

import dev.perimeter.web.Problem;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever watches the process: it lives; it can serve, for both pools reach the database. */
@RestController
class HealthApi {

    private static final Map<String, String> UP = Map.of("status", "up");

    private final JdbcClient app;
    private final JdbcClient auth;

    HealthApi(@Qualifier("doorDb") JdbcClient app, @Qualifier("authDb") JdbcClient auth) {
        this.app = app;
        this.auth = auth;
    }

    @GetMapping("/healthz")
    @Public
    Map<String, String> alive() {
        return UP;
    }

    @GetMapping("/readyz")
    @Public
    Map<String, String> ready() {
        try {
            app.sql("select 1").query(Integer.class).single();
            auth.sql("select 1").query(Integer.class).single();
            return UP;
        } catch (RuntimeException e) {
            throw Problem.unavailable();
        }
    }
}
