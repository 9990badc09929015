package dev.perimeter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.perimeter.embedded.cluster.PostgresBinaries;
import dev.perimeter.installation.AtomicPath;
import dev.perimeter.installation.FileModes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person is told when the server cannot be had, and that nothing runs then. */
class RefusalTest {

    @TempDir
    private Path parent;

    @ParameterizedTest
    @ValueSource(strings = {"17", "19"})
    void theDatabaseIsOfAnotherVersion(String major) throws IOException {
        Path data = Ground.used(parent);
        Files.writeString(data.resolve("postgresql").resolve("PG_VERSION"), major + "\n");
        Ground.refusal(data).contains("made by PostgreSQL " + major, "brings PostgreSQL 18", "Nothing was changed");
    }

    @Test
    void theDirectoryHoldsSomethingElse() throws IOException {
        Path data = Ground.empty(parent);
        Files.createDirectory(data.resolve("postgresql"), FileModes.privateDirectory());
        Files.writeString(data.resolve("postgresql").resolve("holiday.txt"), "photos");
        Ground.refusal(data).contains("holds no PostgreSQL database");
        assertThat(data.resolve("postgresql").resolve("holiday.txt")).hasContent("photos");
    }

    @Test
    void everybodyCanWriteInTheDirectory() throws IOException {
        Path data = Ground.used(parent);
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
        Ground.refusal(data).contains("Every user can write", "chmod o-w " + data);
    }

    @Test
    void theDatabaseBelongsToAnotherUser() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give files away");
        Path data = Ground.used(parent);
        Files.setAttribute(data.resolve("postgresql"), "unix:uid", 65534);
        Ground.refusal(data).contains("belongs to the user", "Perimeter runs as root", "chown -R root " + data);
    }

    @Test
    void theDirectoryCannotBeMade() throws IOException {
        Path file = Files.writeString(parent.resolve("file"), "");
        Ground.refusal(file.resolve("data"))
                .contains("cannot read and write " + file.resolve("data"), "perimeter.data");
    }

    @Test
    void theDiskIsFull() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(parent.resolve("disk"));
        assumeTrue(
                command("mount", "-t", "tmpfs", "-o", "size=20m,mode=0700", "tmpfs", disk.toString()),
                "a small disk can be mounted only by root");
        try {
            Ground.refusal(disk.resolve("data")).contains("is full", " MB are free", "perimeter.data");
        } finally {
            command("umount", disk.toString());
        }
    }

    @Test
    void noShellReadsThePath() throws IOException {
        Path data = Files.createDirectory(parent.resolve("$(touch pwned)"), FileModes.privateDirectory());
        Ground.refusal(data).contains("plainer path");
    }

    @Test
    void theServerDoesNotComeUp() throws IOException {
        Path data = Ground.used(parent);
        Files.writeString(
                data.resolve("postgresql").resolve("postgresql.conf"),
                "\nwork_mem = 'plenty'\n",
                StandardOpenOption.APPEND);
        Ground.refusal(data).contains("did not come up on " + data.resolve("postgresql"), "work_mem", "plenty");
    }

    @Test
    void theServerFailsLater() throws IOException {
        Path data = Ground.used(parent);
        AtomicPath.delete(data.resolve("postgresql").resolve("pg_wal"));
        Ground.refusal(data).contains("did not come up", "FATAL", "pg_wal");
    }

    @Test
    void theProgramsBelongToSomebodyElse() throws IOException {
        Path data = Ground.used(parent);
        Files.delete(data.resolve("binaries"));
        Files.createDirectories(data.resolve("binaries").resolve(PostgresBinaries.VERSION));
        Files.setPosixFilePermissions(data.resolve("binaries"), PosixFilePermissions.fromString("rwxrwxr-x"));
        Ground.refusal(data).contains("Other users", data.resolve("binaries").toString());
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words).start().waitFor() == 0;
    }
}
