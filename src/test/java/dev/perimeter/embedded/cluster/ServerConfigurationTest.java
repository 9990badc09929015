package dev.perimeter.embedded.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.embedded.EmbeddedServer;
import dev.perimeter.embedded.Ground;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerConfigurationTest {

    private static Path data;
    private static EmbeddedServer server;

    @BeforeAll
    static void start(@TempDir Path parent) throws IOException {
        data = Ground.used(parent);
        server = EmbeddedServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "listen_addresses, 127.0.0.1",
        "unix_socket_directories, ''",
        "fsync, on",
        "full_page_writes, on",
        "synchronous_commit, on",
        "data_checksums, on",
        "server_encoding, UTF8",
        "log_timezone, UTC",
        "jit, off",
        "max_connections, 100",
        "authentication_timeout, 5s",
        "shared_buffers, 128MB",
        "logging_collector, on",
        "log_truncate_on_rotation, on",
        "log_statement, none",
        "log_min_error_statement, panic",
        "log_error_verbosity, terse",
        "log_parameter_max_length, 0",
        "log_parameter_max_length_on_error, 0",
        "data_directory_mode, 0700",
    })
    void isSetUpToLast(String setting, String value) throws SQLException {
        assertThat(Ground.query(server, "show " + setting)).containsExactly(value);
    }

    @Test
    void sortsAlikeOnEverySystem() throws SQLException {
        assertThat(Ground.query(
                        server,
                        "select datlocale from pg_database where datlocprovider = 'b' and datname = 'postgres'"))
                .containsExactly("C.UTF-8");
        assertThat(Ground.query(server, "select upper('ñandú') || (select 'Z' < 'a')"))
                .containsExactly("ÑANDÚtrue");
    }

    @Test
    void isTheVersionThatItsProgramsAreNamedAfter() throws SQLException {
        assertThat(PostgresBinaries.VERSION)
                .isEqualTo(Ground.query(server, "show server_version").getFirst() + ".0");
    }

    @Test
    void logsNoStatementAndNoRow() throws SQLException, IOException {
        Ground.query(server, "select 1");
        try (var connection = Ground.connect(server);
                var statement = connection.createStatement()) {
            statement.execute("create table private (email text unique)");
            statement.execute("insert into private values ('ada@example.com')");
            assertThatThrownBy(() -> statement.execute("insert into private values ('ada@example.com')"))
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> statement.execute("select 1 / 0 as ada_at_example"))
                    .isInstanceOf(SQLException.class);
        }
        // The server writes its log by itself, a moment later.
        String log = log();
        for (int waited = 0; !log.contains("division by zero") && waited < 100; waited++) {
            LockSupport.parkNanos(100_000_000);
            log = log();
        }
        assertThat(log).contains("division by zero").doesNotContain("ada", "insert into");
    }

    private static String log() throws IOException {
        StringBuilder log = new StringBuilder();
        try (Stream<Path> files = Files.list(ServerLog.directory(data.resolve("postgresql")))) {
            for (Path file : files.toList()) {
                log.append(Files.readString(file));
            }
        }
        return log.toString();
    }
}
