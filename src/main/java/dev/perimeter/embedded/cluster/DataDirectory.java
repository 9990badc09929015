package dev.perimeter.embedded.cluster;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import dev.perimeter.embedded.EmbeddedServerException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Where everything of the embedded server lies, and the proof that only the user who runs Perimeter gets at it. */
public record DataDirectory(Path root, UserPrincipal user, boolean userIsRoot) {

    static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> OF_OTHERS =
            EnumSet.range(GROUP_READ, PosixFilePermission.OTHERS_EXECUTE);

    public Path cluster() {
        return root.resolve("postgresql");
    }

    public Path secrets() {
        return root.resolve("secrets.properties");
    }

    public Path lock() {
        return root.resolve("lock");
    }

    Path binaries() {
        return root.resolve("binaries");
    }

    /** The directory is made when it is not there. */
    public static DataDirectory open(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, modes("rwx------"));
            }
        } catch (IOException refused) {
            throw unusable(path, refused);
        }
        return existing(path);
    }

    /** The directory is never made: who looks for a running server means one that is there. */
    public static DataDirectory existing(Path path) {
        if (!Files.isDirectory(path)) {
            throw new EmbeddedServerException("There is no data directory %s.".formatted(path.toAbsolutePath()));
        }
        try {
            Path root = path.toRealPath();
            refuseUnquotable(root);
            refuseWritableByAll(root);
            // A file of our own tells whether the directory can be written, and as whom we write.
            Path probe = Files.createTempFile(root, AtomicPath.UNFINISHED + "probe-", null);
            try {
                boolean userIsRoot =
                        POSIX && Files.getAttribute(probe, "unix:uid").equals(0);
                return new DataDirectory(root, Files.getOwner(probe), userIsRoot);
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException refused) {
            throw unusable(path, refused);
        }
    }

    /** PostgreSQL's programs hand the path to a shell between double quotes, and do not escape it. */
    private static void refuseUnquotable(Path root) {
        String forbidden = POSIX ? "\"$`\\\n" : "\"%\n";
        if (root.toString().chars().anyMatch(character -> forbidden.indexOf(character) >= 0)) {
            throw new EmbeddedServerException(
                    ("PostgreSQL cannot work in %s: its path has a quote, dollar sign, backslash or the "
                                    + "like. Set perimeter.data to a plainer path.")
                            .formatted(root));
        }
    }

    /** Whoever may write here could put a cluster of their own in the place of ours. */
    private static void refuseWritableByAll(Path root) throws IOException {
        if (POSIX && Files.getPosixFilePermissions(root).contains(OTHERS_WRITE)) {
            throw new EmbeddedServerException(
                    "Every user can write in the data directory %1$s. Run: chmod o-w %1$s".formatted(root));
        }
    }

    /** Refuses what another user owns or can look into: it may have been read, or exchanged. */
    public void requirePrivate(Path path) {
        try {
            UserPrincipal owner = Files.getOwner(path);
            if (!owner.equals(user)) {
                throw new EmbeddedServerException(
                        ("%s belongs to the user %s, but Perimeter runs as %s. Run it as that user, or hand "
                                        + "the data directory over (chown -R %s %s).")
                                .formatted(path, owner.getName(), user.getName(), user.getName(), root));
            }
            if (POSIX && Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains)) {
                throw new EmbeddedServerException(
                        ("Other users of this system can get at %1$s (%2$s). Find out whether somebody did, "
                                        + "then run: chmod go= %1$s")
                                .formatted(path, PosixFilePermissions.toString(Files.getPosixFilePermissions(path))));
            }
        } catch (IOException unreadable) {
            throw unusable(path, unreadable);
        }
    }

    public void sweep() {
        Stream.of(root, binaries(), cluster()).filter(Files::isDirectory).forEach(AtomicPath::sweep);
    }

    void requireSpace(int megabytes) {
        try {
            long free = Files.getFileStore(root).getUsableSpace() >> 20;
            if (free < megabytes) {
                throw new EmbeddedServerException(
                        ("The disk of %s is full: %d MB are free, and PostgreSQL needs %d MB to start. Make "
                                        + "room, or set perimeter.data to a directory on another disk.")
                                .formatted(root, free, megabytes));
            }
        } catch (IOException unreadable) {
            throw unusable(root, unreadable);
        }
    }

    /** Attributes for a new file or directory; none where the file system knows no modes. */
    public static FileAttribute<?>[] modes(String permissions) {
        return POSIX ? new FileAttribute<?>[] {asFileAttribute(fromString(permissions))} : new FileAttribute<?>[0];
    }

    /** {@code IOException}s of the file system name the path or the reason, rarely both. */
    public static EmbeddedServerException unusable(Path path, IOException reason) {
        return new EmbeddedServerException(
                ("Perimeter cannot read and write %s (%s). Let the user who runs Perimeter own it, "
                                + "on a disk with room, or set perimeter.data to another directory.")
                        .formatted(path.toAbsolutePath(), reason),
                reason);
    }
}
