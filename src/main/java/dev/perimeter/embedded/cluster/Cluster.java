package dev.perimeter.embedded.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perimeter.installation.AtomicPath;
import dev.perimeter.installation.DataDirectory;
import dev.perimeter.installation.InstallationException;
import dev.perimeter.secrets.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The database cluster: the directory in which PostgreSQL keeps its data. */
public final class Cluster {

    public static final String SUPERUSER = "postgres";

    private static final Duration INITDB_LIMIT = Duration.ofMinutes(5);
    private static final int NEW_MEGABYTES = 192;
    private static final int EXISTING_MEGABYTES = 48;

    private static final int STATE_OFFSET = 16;
    private static final int SHUT_DOWN = 1;

    private Cluster() {}

    /** Runs before anything is changed: a cluster of another version must stay as it is. */
    public static void requireOurVersion(DataDirectory data) {
        Path cluster = data.cluster();
        if (!Files.exists(cluster)) {
            return;
        }
        data.requirePrivate(cluster);
        try {
            String major =
                    Files.readString(cluster.resolve("PG_VERSION"), UTF_8).strip();
            if (!major.equals(PostgresBinaries.MAJOR)) {
                throw new InstallationException(
                        ("The database in %s was made by PostgreSQL %s, but this Perimeter brings "
                                        + "PostgreSQL %s. Nothing was changed. Run it with the Perimeter that made "
                                        + "it, or dump it there (pg_dump) and restore the dump here into a new "
                                        + "data directory.")
                                .formatted(cluster, major, PostgresBinaries.MAJOR));
            }
        } catch (IOException unreadable) {
            throw new InstallationException(
                    ("%s is there, but holds no PostgreSQL database (PG_VERSION: %s). Move it away to "
                                    + "start empty, or restore it from a backup.")
                            .formatted(cluster, unreadable),
                    unreadable);
        }
    }

    /** Creates the cluster under another name and renames it: a killed initdb leaves no cluster. */
    public static void makeIfAbsent(DataDirectory data, PostgresPrograms postgresPrograms, Secret secret) {
        if (Files.exists(data.cluster())) {
            data.requireSpace(EXISTING_MEGABYTES);
            return;
        }
        data.requireSpace(NEW_MEGABYTES);
        AtomicPath.make(data.cluster(), unfinished -> initdb(unfinished, postgresPrograms, secret));
    }

    public static boolean hasSpace(DataDirectory data) {
        try {
            data.requireSpace(EXISTING_MEGABYTES);
            return true;
        } catch (InstallationException full) {
            return false;
        }
    }

    /** Whether the server was shut down in order, by the control file (pg_control.h: DBState). */
    public static boolean wasShutDown(DataDirectory data) {
        Path control = data.cluster().resolve("global").resolve("pg_control");
        try (InputStream stream = Files.newInputStream(control)) {
            return ByteBuffer.wrap(stream.readNBytes(STATE_OFFSET + Integer.BYTES))
                            .order(ByteOrder.nativeOrder())
                            .getInt(STATE_OFFSET)
                    == SHUT_DOWN;
        } catch (IOException unreadable) {
            throw InstallationException.unusable(control, unreadable);
        }
    }

    private static void initdb(Path cluster, PostgresPrograms postgresPrograms, Secret secret) throws IOException {
        // Beside the cluster, because initdb needs an empty directory. The sweep removes both.
        Path password = cluster.resolveSibling(cluster.getFileName() + ".password");
        try {
            AtomicPath.write(password, secret.password(SUPERUSER));
            List<String> arguments = new ArrayList<>(List.of(
                    "--pgdata=" + cluster,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    // Sorts by code point, the same on every system and in every later version.
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    // The rest of the locale is C, which every operating system has, unlike
                    // C.UTF-8.
                    "--locale=C",
                    "--data-checksums"));
            arguments.addAll(ServerConfiguration.forInitdb());
            PostgresPrograms.Outcome outcome = postgresPrograms.run(INITDB_LIMIT, "initdb", arguments);
            if (!outcome.succeeded()) {
                throw new InstallationException(
                        "PostgreSQL could not make a new database in %s: %s".formatted(cluster, outcome.output()));
            }
        } finally {
            AtomicPath.delete(password);
        }
    }
}
