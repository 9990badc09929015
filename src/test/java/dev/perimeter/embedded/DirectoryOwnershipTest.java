package dev.perimeter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.embedded.cluster.ServerLog;
import dev.perimeter.embedded.cluster.ServerProcess;
import dev.perimeter.installation.InstallationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One owner, one server, any number of guests. */
class DirectoryOwnershipTest {

    @TempDir
    private Path parent;

    @Test
    void aDirectoryIsStartedOnceInAProcess() throws Exception {
        Path data = Ground.used(parent);
        try (EmbeddedServer ignored = EmbeddedServer.start(data)) {
            for (int again = 0; again < 2; again++) {
                assertThatThrownBy(() -> EmbeddedServer.start(data))
                        .isInstanceOf(InstallationException.class)
                        .hasMessageContaining("The data directory " + data + " is in use by process "
                                + ProcessHandle.current().pid());
            }
            // The refused attempts must not have cost us the lock.
            try (ChildProcess other = ChildProcess.start("hold", data)) {
                other.say("refused");
            }
            assertThat(Ground.servers(data)).hasSize(1);
        }
    }

    @Test
    void oneOfTwoStartersWinsAndTheOtherLearnsWho() throws Exception {
        Path data = Ground.empty(parent);
        try (ChildProcess one = ChildProcess.start("hold", data);
                ChildProcess two = ChildProcess.start("hold", data)) {
            String first = one.say("re");
            String second = two.say("re");
            assertThat(List.of(first, second)).containsOnlyOnce("ady");
            ChildProcess owner = first.equals("ady") ? one : two;
            assertThat(first.equals("ady") ? second : first)
                    .contains("The data directory " + data + " is in use by process "
                            + owner.process().pid());
            assertThat(Ground.servers(data)).hasSize(1);
            owner.end();
        }
        assertThat(Ground.servers(data)).isEmpty();
    }

    @Test
    void anotherProcessMayUseTheServerOfALiveOwner() throws Exception {
        Path data = Ground.used(parent);
        try (EmbeddedServer owner = EmbeddedServer.start(data);
                ChildProcess guest = ChildProcess.start("attach", data)) {
            guest.say("attached");
            assertThat(guest.process().waitFor()).isZero();
            assertThat(Ground.query(owner, "select relname from pg_class where relname = 'left_by_a_guest'"))
                    .hasSize(1);
        }
    }

    @Test
    void aGuestFindsNobodyWhereNoServerRuns() throws IOException {
        Path data = Ground.used(parent);
        assertThatThrownBy(() -> EmbeddedServer.attach(data))
                .isInstanceOf(InstallationException.class)
                .hasMessageContaining("No database server runs on " + data.resolve("postgresql"));
        assertThatThrownBy(() -> EmbeddedServer.attach(parent.resolve("nowhere")))
                .isInstanceOf(InstallationException.class)
                .hasMessageContaining("There is no data directory");
        assertThat(parent.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aPortTakenAtTheLastMomentIsReplaced() throws IOException, SQLException {
        Path data = Ground.used(parent);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Iterator<Integer> ports =
                    List.of(taken.getLocalPort(), ServerProcess.freePort()).iterator();
            try (EmbeddedServer server = ServerStartup.owned(data, ports::next)) {
                assertThat(Ground.query(server, "select 1")).containsExactly("1");
                assertThat(server.url()).doesNotContain(":" + taken.getLocalPort() + "/");
            }
        }
    }

    @Test
    void dataAndPasswordOutliveTheServer() throws IOException, SQLException {
        Path data = Ground.empty(parent);
        String password;
        try (EmbeddedServer server = EmbeddedServer.start(data);
                var connection = Ground.connect(server);
                var statement = connection.createStatement()) {
            statement.execute("create table kept as select 'still here' as word");
            password = server.password();
        }
        try (EmbeddedServer server = EmbeddedServer.start(data)) {
            assertThat(server.password()).isEqualTo(password);
            assertThat(Ground.query(server, "select word from kept")).containsExactly("still here");
        }
    }

    @Test
    void anOrderlyEndStopsTheServerInOrder() throws Exception {
        Path data = Ground.used(parent);
        try (ChildProcess owner = ChildProcess.start("hold", data)) {
            owner.say("ready");
            owner.end();
        }
        assertThat(Ground.servers(data)).isEmpty();
        assertThat(data.resolve("postgresql").resolve("postmaster.pid")).doesNotExist();
        assertThat(ServerLog.since(data.resolve("postgresql"), 0)).contains("fast shutdown", "is shut down");
    }

    @Test
    void sayingGoodbyeTwiceIsFine() throws IOException {
        EmbeddedServer server = EmbeddedServer.start(Ground.used(parent));
        server.close();
        server.close();
    }

    @Test
    void thePathMayBeALinkAndHoldBlanksAndQuotes() throws IOException, SQLException {
        Path odd = Files.createDirectory(parent.resolve("Ada's  büro; (new)"));
        Path data = Ground.used(odd);
        Path link = Files.createSymbolicLink(parent.resolve("link"), data);
        try (EmbeddedServer server = EmbeddedServer.start(link);
                EmbeddedServer guest = EmbeddedServer.attach(data)) {
            assertThat(guest.url()).isEqualTo(server.url());
            assertThatThrownBy(() -> EmbeddedServer.start(data)).hasMessageContaining("in use");
        }
    }
}
