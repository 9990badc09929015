package dev.perimeter.database.pools;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.perimeter.database.Administrator;
import dev.perimeter.database.Roles;
import java.sql.SQLException;
import java.util.Properties;

/** Makes a pool of connections that all log in as one role. */
public final class ConnectionPool {

    /** Fifty orders at one instant are served one after the other, and none is refused. */
    private static final long WAIT_MS = 2_000;

    private ConnectionPool() {}

    /** @param idle connections that stay open while nothing is done */
    public static HikariDataSource of(
            String name, String role, Administrator administrator, int connections, int idle) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(idle);
        config.setConnectionTimeout(WAIT_MS);
        config.setDataSource(new RoleDataSource(
                administrator.url(),
                properties(name, role),
                administrator.secret().passwords(role)));
        config.setExceptionOverride(new LostStatement());
        return new HikariDataSource(config);
    }

    private static Properties properties(String name, String role) {
        var properties = new Properties();
        properties.put("user", role);
        // In simple mode the driver would write values into the text.
        properties.put("preferQueryMode", "extended");
        // Small, because the check for planted statements looks at each prepared statement.
        properties.put("preparedStatementCacheQueries", "50");
        // Error details quote values of other rows, and would be logged.
        properties.put("logServerErrorDetail", "false");
        properties.put("options", Roles.OPTIONS);
        properties.put("ApplicationName", "perimeter " + name);
        properties.put("connectTimeout", "5");
        properties.put("loginTimeout", "3");
        properties.put("socketTimeout", "30");
        properties.put("tcpKeepAlive", "true");
        return properties;
    }

    /**
     * Evicts a connection on which SQL has deallocated a statement that the driver had prepared:
     * the same statement would fail there each time (26000).
     */
    private static final class LostStatement implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException e) {
            return "26000".equals(e.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
        }
    }
}
