package dev.perimeter.database.pools;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connects as one role. While the application secret is replaced, the password of the role may be
 * that of either secret; the one that worked last is tried first.
 */
public final class RoleDataSource extends AbstractDataSource {

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
}
