package dev.perimeter.embedded;

import dev.perimeter.embedded.cluster.Cluster;
import dev.perimeter.embedded.cluster.ServerProcess;
import dev.perimeter.secrets.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL on a data directory. One process owns the directory and runs the server
 * ({@link #start}); other processes may use that server while it runs ({@link #attach}).
 */
public final class EmbeddedServer implements AutoCloseable {

    private final int port;
    private final Secret secret;
    private final @Nullable DirectoryOwnership ownership;

    /** @param ownership null for a process that only uses the server of another one */
    EmbeddedServer(int port, Secret secret, @Nullable DirectoryOwnership ownership) {
        this.port = port;
        this.secret = secret;
        this.ownership = ownership;
    }

    /**
     * Starts the server and owns the data directory until {@link #close}. A first start creates the
     * directory, the secret and the database. A start after a crash stops what still runs, and then
     * starts the server on another port.
     *
     * @throws dev.perimeter.installation.InstallationException when that is not possible; the
     *     message says what to do
     */
    public static EmbeddedServer start(Path data) {
        return ServerStartup.owned(data, ServerProcess::freePort);
    }

    /**
     * Uses the server that another process runs on the data directory. The server stops with its
     * owner, and comes back on another port.
     *
     * @throws dev.perimeter.installation.InstallationException when no server runs there, or it
     *     refuses the password; the message says what to do
     */
    public static EmbeddedServer attach(Path data) {
        return ServerStartup.attached(data);
    }

    /** For JDBC. The driver refuses a server that asks for the password in plain text. */
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

    /** The passwords of all other roles are derived from it. */
    public Secret secret() {
        return secret;
    }

    /**
     * Stops the server when this process exits. An application context closes its server itself,
     * after its last user; at exit everything would stop at once.
     */
    public EmbeddedServer closeAtExit() {
        ShutdownHooks.then(this::close);
        return this;
    }

    /** Restarts the server on the same port when it dies. Only its owner does that. */
    public EmbeddedServer watched() {
        if (ownership != null) {
            ownership.watch(this);
        }
        return this;
    }

    /** Always SERVING where nobody watches. */
    public ServerCondition condition() {
        return ownership == null ? ServerCondition.SERVING : ownership.condition();
    }

    int port() {
        return port;
    }

    /**
     * The owner stops the server and releases the directory; others do nothing. May be repeated.
     */
    @Override
    public void close() {
        if (ownership != null) {
            ownership.end();
        }
    }
}
