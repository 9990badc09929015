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
 * Whether this process can serve. Before it stops it says no for a while and serves on, so that who shares out the requests sends it no
 * more; only then it lets nobody in.
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

    /** Both pools reach the database, and the process is not about to stop. */
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

    /** Stopped before all else, the listening included. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
