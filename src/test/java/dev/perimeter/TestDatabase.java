package dev.perimeter;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL for all tests of a run, on a directory and a port of its own, and its administrator, whom nothing binds. */
public final class TestDatabase {

    private static final int CONNECTIONS_MAX = 20;
    private static final Path DATA = data();
    public static final String SECRET = PreparedInstallation.secret(DATA);
    public static final EmbeddedServer SERVER = start();

    private static final JdbcClient ADMINISTRATOR = JdbcClient.create(pool());

    private TestDatabase() {}

    /**
     * A connection for each statement would cost more than the statement: its password is hashed
     * 4,096 times at both ends. Nothing is kept open for long that others may count.
     */
    private static DataSource pool() {
        var config = new HikariConfig();
        config.setJdbcUrl(SERVER.url());
        config.setUsername(SERVER.user());
        config.setPassword(SERVER.password());
        config.setMinimumIdle(0);
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    /** For what the tests set up and look up; superuser. */
    public static JdbcClient administrator() {
        return ADMINISTRATOR;
    }

    public static Connection connect(String user, String password) throws SQLException {
        return DriverManager.getConnection(SERVER.url(), user, password);
    }

    private static EmbeddedServer start() {
        var server = EmbeddedServer.start(DATA).closeAtExit();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            FileSystemUtils.deleteRecursively(DATA.toFile());
        }));
        return server;
    }

    private static Path data() {
        try {
            return PreparedInstallation.in(Files.createTempDirectory("perimeter-test"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
