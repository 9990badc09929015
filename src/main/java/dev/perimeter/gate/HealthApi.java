package dev.perimeter.gate;

import dev.perimeter.database.DatabaseState;
import dev.perimeter.web.Problem;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For whoever watches the process: it lives, and what only a person or a new start can mend is not amiss; it can serve, for both
 * pools reach the database.
 */
@RestController
class HealthApi {

    private static final Map<String, String> UP = Map.of("status", "up");

    private static final Map<String, String> STARTING = Map.of("status", "up", "database", "starting");

    private final DatabaseState database;
    private final JdbcClient app;
    private final JdbcClient auth;

    HealthApi(DatabaseState database, @Qualifier("doorDb") JdbcClient app, @Qualifier("authDb") JdbcClient auth) {
        this.database = database;
        this.app = app;
        this.auth = auth;
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
        if (database.isDown() || database.isStarting()) {
            throw Problem.unavailable();
        }
        try {
            app.sql("select 1").query(Integer.class).single();
            auth.sql("select 1").query(Integer.class).single();
            return UP;
        } catch (RuntimeException e) {
            throw Problem.unavailable();
        }
    }
}
