package dev.perimeter.database.schema;

import dev.perimeter.database.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes that start at the same time take turns with the database. The lock ends with the
 * connection that took it.
 */
final class StartLock {

    private static final Logger LOG = LoggerFactory.getLogger(StartLock.class);

    static final long KEY = 0x5065_7269_6D65_7465L;

    private static final String NOT_AVAILABLE = "55P03";

    /** pg_locks shows an advisory lock of 64 bits in two halves. */
    private static final String HOLDER = """
            select l.pid, coalesce(a.application_name, ''), coalesce(host(a.client_addr), 'this machine'), a.backend_start
              from pg_locks l
              left join pg_stat_activity a on a.pid = l.pid
             where l.locktype = 'advisory'
               and l.granted
               and l.classid::bigint = ?
               and l.objid::bigint = ?
               and l.objsubid = 1
               and l.database = (select oid from pg_database where datname = current_database())""";

    private StartLock() {}

    /**
     * @throws StartRefused when another process holds the lock for longer; the message names it
     */
    static void take(Connection connection, Duration most) throws SQLException {
        if (isFree(connection)) {
            // Lets the next process say which one holds the lock.
            connection.setClientInfo("ApplicationName", "perimeter start");
            return;
        }
        LOG.warn(
                "Another process is at work on the database: {}. This start waits for it, at most {} s.",
                holder(connection),
                most.toSeconds());
        try (var wait = connection.createStatement()) {
            wait.execute("set lock_timeout = " + most.toMillis());
            try {
                wait.execute("select pg_advisory_lock(" + KEY + ")");
            } catch (SQLException e) {
                if (NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw refusal(connection, most, e);
                }
                throw e;
            } finally {
                wait.execute("reset lock_timeout");
            }
        }
    }

    private static StartRefused refusal(Connection connection, Duration most, SQLException e) throws SQLException {
        return new StartRefused("""
                Another process has been at work on the database for %d s, and only one at a time may be: %s. If it is a start that hangs, \
                end that process, or its connection: select pg_terminate_backend(<number>).""".formatted(most.toSeconds(), holder(connection)), e);
    }

    private static boolean isFree(Connection connection) throws SQLException {
        try (var attempt = connection.createStatement();
                var row = attempt.executeQuery("select pg_try_advisory_lock(" + KEY + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static String holder(Connection connection) throws SQLException {
        try (var asked = connection.prepareStatement(HOLDER)) {
            asked.setLong(1, KEY >>> Integer.SIZE);
            asked.setLong(2, KEY & 0xFFFF_FFFFL);
            try (var row = asked.executeQuery()) {
                return row.next()
                        ? "connection %d, \"%s\", from %s, since %s"
                                .formatted(row.getInt(1), row.getString(2), row.getString(3), row.getString(4))
                        : "it has just ended";
            }
        }
    }
}
