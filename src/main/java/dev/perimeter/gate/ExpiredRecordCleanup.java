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
 * Throws away ended sessions, throttles whose time is over and answers older than a day. Nothing hangs on it: what has ended is refused by
 * the statement that asks, cleaned away or not.
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
