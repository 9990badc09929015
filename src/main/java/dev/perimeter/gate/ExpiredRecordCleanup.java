package dev.perimeter.gate;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Deletes expired sessions, expired rate limits and idempotency keys older than a day. No rule
 * depends on it: each statement checks the expiry itself.
 */
@Component
class ExpiredRecordCleanup {

    private static final Logger log = LoggerFactory.getLogger(ExpiredRecordCleanup.class);

    private final JdbcClient db;

    ExpiredRecordCleanup(@Qualifier("authDb") JdbcClient db) {
        this.db = db;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void clean() {
        try {
            db.sql("select gate.clean()").query((_, _) -> true).single();
        } catch (DataAccessException e) {
            log.warn("Cleaning up will be tried again in an hour: {}", e.getMessage());
        }
    }
}
