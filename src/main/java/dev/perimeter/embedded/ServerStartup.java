package dev.perimeter.embedded;

import dev.perimeter.embedded.cluster.Cluster;
import dev.perimeter.embedded.cluster.Handshake;
import dev.perimeter.embedded.cluster.PostgresBinaries;
import dev.perimeter.embedded.cluster.PostgresPrograms;
import dev.perimeter.embedded.cluster.PostmasterFile;
import dev.perimeter.embedded.cluster.ServerConfiguration;
import dev.perimeter.embedded.cluster.ServerProcess;
import dev.perimeter.installation.AtomicPath;
import dev.perimeter.installation.DataDirectory;
import dev.perimeter.installation.InstallationException;
import dev.perimeter.secrets.Secret;
import dev.perimeter.secrets.SecretsFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server on a data directory, or attaches to the one that runs there. */
final class ServerStartup {

    private static final Logger log = LoggerFactory.getLogger(ServerStartup.class);

    private ServerStartup() {}

    static EmbeddedServer owned(Path path, IntSupplier ports) {
        long begun = System.nanoTime();
        DataDirectory data = DataDirectory.open(path);
        OwnerLock lock = OwnerLock.take(data);
        try {
            EmbeddedServer server = start(data, lock, ports);
            log.info(
                    "PostgreSQL {} serves {} on port {}, after {} ms",
                    PostgresBinaries.VERSION,
                    data.cluster(),
                    server.port(),
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
        PostgresPrograms programs = new PostgresPrograms(data, PostgresBinaries.in(data));
        Cluster.makeIfAbsent(data, programs, secret);
        AtomicPath.write(data.cluster().resolve("pg_hba.conf"), ServerConfiguration.PG_HBA);
        ServerProcess process = new ServerProcess(data, programs, ports);
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

    static EmbeddedServer attached(Path path) {
        DataDirectory data = DataDirectory.existing(path);
        Secret secret = SecretsFile.read(data);
        data.requirePrivate(data.cluster());
        Optional<PostmasterFile> running = PostmasterFile.awaited(data.cluster());
        int port = running.filter(PostmasterFile::ready)
                .map(PostmasterFile::port)
                .orElseThrow(() -> new InstallationException(
                        "No database server runs on %s. Start Perimeter on it first.".formatted(data.cluster())));
        EmbeddedServer server = new EmbeddedServer(port, secret, null);
        Handshake.with(server, data);
        return server;
    }
}
