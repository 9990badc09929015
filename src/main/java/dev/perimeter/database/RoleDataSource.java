package dev.perimeter.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Logs in as a role. While the secret is changed, the role's password may be that of either secret at any moment: the one that worked last is
 * tried first.
 */
public final class RoleDataSource implements DataSource {

    private static final String WRONG_PASSWORD = "28P01";

    private final String url;
    private final Properties properties;
    private final List<String> passwords;
    private volatile int worked;

    /** @param properties of the connection, the user among them */
    public RoleDataSource(String url, Properties properties, List<String> passwords) {
        this.url = url;
        this.properties = properties;
        this.passwords = passwords;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var first = worked;
        for (var i = 0; ; i++) {
            var which = (first + i) % passwords.size();
            try {
                var connection = connect(passwords.get(which));
                worked = which;
                return connection;
            } catch (SQLException e) {
                if (i == passwords.size() - 1 || !WRONG_PASSWORD.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    private Connection connect(String password) throws SQLException {
        var all = new Properties();
        all.putAll(properties);
        all.put("password", password);
        return DriverManager.getConnection(url, all);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("the role is fixed");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter writer) {
        // Nothing is written.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // The properties say how long.
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("nothing is logged here");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
