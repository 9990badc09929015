package dev.perimeter;

import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One PostgreSQL for all tests of a run, on a directory and a port of its own, and its administrator, whom nothing binds. */
public final class TestDatabase {

    public static final String SECRET = secret();
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
        try {
            var directory = Files.createTempDirectory("perimeter-test");
            return EmbeddedServer.start(directory).closeAtExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String secret() {
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
