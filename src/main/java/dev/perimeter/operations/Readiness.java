package dev.perimeter.operations;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether this process can serve. On shutdown, /readyz answers 503 for {@code perimeter.drain}
 * while requests are still served, so that the load balancer stops sending new ones. Only then the
 * process stops to accept connections.
 */
@Component
public class Readiness implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Readiness.class);

    private final JdbcClient app;
    private final JdbcClient auth;
    private final Duration drain;
    private volatile boolean stays;

    Readiness(
            @Qualifier("doorDb") JdbcClient app,
            @Qualifier("authDb") JdbcClient auth,
            @Value("${perimeter.drain:0s}") Duration drain) {
        this.app = app;
        this.auth = auth;
        this.drain = drain;
    }

    /** Whether both pools reach the database and the process is not about to stop. */
    public boolean isReady() {
        try {
            app.sql("select 1").query(Integer.class).single();
            auth.sql("select 1").query(Integer.class).single();
            return stays;
        } catch (RuntimeException e) {
            return false;
        }
    }

    @Override
    public void start() {
        stays = true;
    }

    @Override
    public void stop() {
        stays = false;
        if (drain.isPositive()) {
            log.info("Stops in {} ms", drain.toMillis());
            try {
                Thread.sleep(drain);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return stays;
    }

    /** This phase stops before all others, and before the web server. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
