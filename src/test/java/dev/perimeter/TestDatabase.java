package dev.perimeter;

import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL for all tests of a run, on a directory and a port of its own, and its administrator, whom nothing binds. */
public final class TestDatabase {

    private static final Path DATA = data();
    public static final String SECRET = PreparedInstallation.secret(DATA);
    public static final EmbeddedServer SERVER = start();

    private TestDatabase() {}

    /** For what the tests set up and look up; superuser. */
    public static JdbcClient administrator() {
        return JdbcClient.create(new DriverManagerDataSource(SERVER.url(), SERVER.user(), SERVER.password()));
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
