package dev.perimeter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.secrets.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmbeddedServerTest {

    private static Path data;
    private static EmbeddedServer server;

    @BeforeAll
    static void start(@TempDir Path parent) throws IOException {
        data = parent.resolve("deep").resolve("data");
        server = EmbeddedServer.start(data);
    }

    @AfterAll
    static void stop() {
        server.close();
        assertThat(Ground.servers(data)).isEmpty();
    }

    static Stream<Stranger> strangers() {
        return Stream.of(
                new Stranger("postgres", "wrong"),
                new Stranger("postgres", ""),
                new Stranger("postgres", null),
                new Stranger("root", null),
                new Stranger("nobody", server.password()));
    }

    record Stranger(String user, @Nullable String password) {}

    @ParameterizedTest
    @MethodSource("strangers")
    void letsNoStrangerIn(Stranger stranger) {
        assertThatThrownBy(() -> DriverManager.getConnection(server.url(), stranger.user(), stranger.password()))
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isIn("28P01", "28000", "08004"));
    }

    @Test
    void knowsNoWayInButThePassword() throws SQLException {
        assertThat(Ground.query(server, "select distinct auth_method from pg_hba_file_rules"))
                .containsExactly("scram-sha-256");
        assertThat(Ground.query(server, "select distinct address from pg_hba_file_rules"))
                .containsExactly("127.0.0.1");
        assertThat(Ground.query(server, "select rolpassword from pg_authid where rolcanlogin"))
                .hasSize(1)
                .allMatch(password -> password.startsWith("SCRAM-SHA-256$"));
    }

    @Test
    void isDeafToEveryOtherAddress() throws IOException {
        int port = URI.create(server.url().substring("jdbc:".length())).getPort();
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.equals(InetAddress.ofLiteral("127.0.0.1")))
                .toList();
        for (InetAddress address : others) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, port), 1000))
                        .isInstanceOf(IOException.class);
            }
        }
    }

    @Test
    void keepsItsFilesToItself() throws IOException {
        for (Path directory : List.of(data, data.resolve("postgresql"), data.resolve("binaries"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                    .as(directory.toString())
                    .isEqualTo("rwx------");
        }
        for (Path file : List.of(data.resolve("secrets.properties"), data.resolve("lock"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
        try (Stream<Path> entries = Files.list(data)) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .containsExactlyInAnyOrder("postgresql", "binaries", "secrets.properties", "lock");
        }
    }

    @Test
    void theSecretIsTheOneInTheFile() throws IOException {
        String line = Files.readAllLines(data.resolve("secrets.properties")).getLast();
        Secret kept = Secret.parse(line.substring("perimeter.secret=".length()));
        assertThat(server.password()).isEqualTo(kept.password("postgres")).hasSize(64);
        assertThat(server.secret().derive("anything")).isEqualTo(kept.derive("anything"));
    }
}
