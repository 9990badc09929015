package dev.perimeter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Any user of this machine may begin to log in, without a password: they keep others out for
 * seconds, and who is in stays in.
 */
class HalfOpenLoginsTest {

    /** PostgreSQL's protocol 3.0. */
    private static final int PROTOCOL = 3 << 16;

    private static final int SLOTS = 100;

    @Test
    void theyEndBySecondsAndWhoIsInStaysIn(@TempDir Path parent) throws Exception {
        List<Socket> begun = new ArrayList<>();
        try (EmbeddedServer server = EmbeddedServer.start(Ground.used(parent));
                var before = Ground.connect(server)) {
            try {
                for (int number = 0; number < SLOTS; number++) {
                    begun.add(begin(server.port()));
                }
                // Each ends after five seconds: a busy machine that needed longer for all of them begins more.
                until(
                        () -> {
                            beginTen(server, begun);
                            return !isServed(server);
                        },
                        Duration.ofSeconds(30));
                try (var row = before.createStatement().executeQuery("select 1")) {
                    assertThat(row.next()).isTrue();
                }
                until(() -> isServed(server), Duration.ofSeconds(20));
            } finally {
                for (Socket socket : begun) {
                    socket.close();
                }
            }
        }
    }

    private static void beginTen(EmbeddedServer server, List<Socket> begun) {
        try {
            for (int number = 0; number < 10; number++) {
                begun.add(begin(server.port()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who one is, and no answer to the question for the password. */
    private static Socket begin(int port) throws IOException {
        Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        byte[] words = "user\0postgres\0database\0postgres\0\0".getBytes(StandardCharsets.US_ASCII);
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(2 * Integer.BYTES + words.length);
        out.writeInt(PROTOCOL);
        out.write(words);
        return socket;
    }

    private static boolean isServed(EmbeddedServer server) {
        try {
            return Ground.query(server, "select 1").equals(List.of("1"));
        } catch (SQLException full) {
            return false;
        }
    }

    private static void until(java.util.function.BooleanSupplier condition, Duration most) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
