package dev.perimeter.embedded;

import dev.perimeter.embedded.cluster.AtomicPath;
import dev.perimeter.embedded.cluster.Cluster;
import dev.perimeter.embedded.cluster.DataDirectory;
import dev.perimeter.embedded.cluster.Handshake;
import dev.perimeter.embedded.cluster.PostgresBinaries;
import dev.perimeter.embedded.cluster.PostgresPrograms;
import dev.perimeter.embedded.cluster.PostmasterFile;
import dev.perimeter.embedded.cluster.ServerConfiguration;
import dev.perimeter.embedded.cluster.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running PostgreSQL on a data directory. One process owns the directory and runs the server ({@link #start}); others
 * may use that server while it runs ({@link #attach}).
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);

    private final int port;
    private final Secret secret;
    private final @Nullable DirectoryOwnership directoryOwnership;

    private EmbeddedServer(int port, Secret secret, @Nullable DirectoryOwnership directoryOwnership) {
        this.port = port;
        this.secret = secret;
        this.directoryOwnership = directoryOwnership;
    }

    /**
     * Starts the server and owns the data directory until {@link #close}. A first start makes directory, secret and
     * database; one after a crash stops what still runs and starts it anew, on another port.
     *
     * @throws EmbeddedServerException when that is not possible; the message says what to do
     */
    public static EmbeddedServer start(Path data) {
        return start(data, ServerProcess::freePort);
    }

    static EmbeddedServer start(Path path, IntSupplier ports) {
        long begun = System.nanoTime();
        DataDirectory data = DataDirectory.open(path);
        OwnerLock lock = OwnerLock.take(data);
        try {
            EmbeddedServer server = start(data, lock, ports);
            log.info(
                    "PostgreSQL {} serves {} on port {}, after {} ms",
                    PostgresBinaries.VERSION,
                    data.cluster(),
                    server.port,
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
            return server;
        } catch (RuntimeException refused) {
            lock.close();
            throw refused;
        }
    }

    private static EmbeddedServer start(DataDirectory data, OwnerLock lock, IntSupplier ports) {
        Cluster.requireOurVersion(data);
        data.sweep();
        Secret secret = SecretsFile.readOrCreate(data);
        PostgresPrograms postgresPrograms = new PostgresPrograms(data, PostgresBinaries.in(data));
        Cluster.makeIfAbsent(data, postgresPrograms, secret);
        AtomicPath.write(data.cluster().resolve("pg_hba.conf"), ServerConfiguration.PG_HBA);
        ServerProcess process = new ServerProcess(data, postgresPrograms, ports);
        EmbeddedServer server =
                new EmbeddedServer(process.start(), secret, new DirectoryOwnership(data, lock, process));
        try {
            Handshake.with(server, data);
            return server;
        } catch (RuntimeException refused) {
            process.stop();
            throw refused;
        }
    }

    /**
     * Uses the server that another process runs on the data directory. It goes away with its owner, and comes back on
     * another port.
     *
     * @throws EmbeddedServerException when none runs there, or it does not let us in; the message says what to do
     */
    public static EmbeddedServer attach(Path path) {
        DataDirectory data = DataDirectory.existing(path);
        Secret secret = SecretsFile.read(data);
        data.requirePrivate(data.cluster());
        Optional<PostmasterFile> running = PostmasterFile.awaited(data.cluster());
        int port = running.filter(PostmasterFile::ready)
                .map(PostmasterFile::port)
                .orElseThrow(() -> new EmbeddedServerException(
                        "No database server runs on %s. Start Perimeter on it first.".formatted(data.cluster())));
        EmbeddedServer server = new EmbeddedServer(port, secret, null);
        Handshake.with(server, data);
        return server;
    }

    /** For JDBC. It accepts no server that wants the password itself instead of a proof that we know it. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?requireAuth=scram-sha-256".formatted(port);
    }

    /** The administrator of the server. */
    public String user() {
        return Cluster.SUPERUSER;
    }

    /** The administrator's password. */
    public String password() {
        return secret.password(user());
    }

    /** From which the passwords of all other roles are derived. */
    public Secret secret() {
        return secret;
    }

    /**
     * Has the server stopped when this process ends in order. Only where nothing else closes it after its last user, as
     * an application context does: at exit, everything stops at once.
     */
    public EmbeddedServer closeAtExit() {
        ShutdownHooks.then(this::close);
        return this;
    }

    /** Has the server started again, on the same port, when it ends by itself. Only its owner does that. */
    public EmbeddedServer watched() {
        if (directoryOwnership != null) {
            directoryOwnership.watch(this);
        }
        return this;
    }

    /** Always SERVING where nobody watches. */
    public ServerCondition condition() {
        return directoryOwnership == null ? ServerCondition.SERVING : directoryOwnership.condition();
    }

    int port() {
        return port;
    }

    /** The owner stops the server and leaves the directory to the next; one who attached just goes. May be repeated. */
    @Override
    public void close() {
        if (directoryOwnership != null) {
            directoryOwnership.end();
        }
    }
}
