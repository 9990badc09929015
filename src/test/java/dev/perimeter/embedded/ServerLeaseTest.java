package dev.perimeter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.installation.DataDirectory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLeaseTest {

    @TempDir
    Path parent;

    @Test
    void aGuestWithoutAHostIsTheOwnerForAsLongAsItStays() throws Exception {
        Path data = Ground.used(parent);
        try (EmbeddedServer server = ServerLease.of(data)) {
            assertThat(Ground.query(server, "select 1")).containsExactly("1");
            assertThatThrownBy(() -> EmbeddedServer.start(data)).hasMessageContaining("in use by process");
            try (EmbeddedServer another = ServerLease.of(data)) {
                assertThat(another.url()).isEqualTo(server.url());
            }
            assertThat(Ground.query(server, "select 2")).containsExactly("2");
        }
        assertThat(Ground.servers(data)).isEmpty();
    }

    @Test
    void aGuestWaitsForAHostWhoIsAboutToOpen() throws Exception {
        Path path = Ground.used(parent);
        DataDirectory data = DataDirectory.open(path);
        try (ChildProcess host = ChildProcess.start("hold", path)) {
            while (!OwnerLock.isTaken(data) && host.process().isAlive()) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            try (EmbeddedServer server = ServerLease.of(path)) {
                host.say("ready");
                assertThat(EmbeddedServer.attach(path).url()).isEqualTo(server.url());
            }
            assertThat(Ground.servers(path)).hasSize(1);
            host.end();
        }
    }

    /** Else nobody would ever stop it. */
    @Test
    void whatACrashedHostLeftRunningEndsWithTheGuest() throws Exception {
        Path data = Ground.used(parent);
        try (ChildProcess host = ChildProcess.start("hold", data)) {
            host.say("ready");
            host.kill();
        }
        assertThat(Ground.servers(data)).hasSize(1);
        try (EmbeddedServer server = ServerLease.of(data)) {
            assertThat(Ground.query(server, "select 1")).containsExactly("1");
        }
        assertThat(Ground.servers(data)).isEmpty();
    }
}
