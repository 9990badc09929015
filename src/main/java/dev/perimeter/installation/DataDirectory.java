package dev.perimeter.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.stream.Stream;

/**
 * The directory that holds everything of an installation: the secret and the embedded server. It
 * checks that only the user who runs Perimeter can get at them.
 *
 * @param user who runs Perimeter, and owns what it writes
 */
public record DataDirectory(Path root, UserPrincipal user, boolean userIsRoot) {

    public Path cluster() {
        return root.resolve("postgresql");
    }

    public Path secrets() {
        return root.resolve("secrets.properties");
    }

    public Path lock() {
        return root.resolve("lock");
    }

    public Path binaries() {
        return root.resolve("binaries");
    }

    /** Creates the directory where it does not exist. */
    public static DataDirectory open(Path path) {
        try {
            if (!Files.isDirectory(path)) {
                Files.createDirectories(path, FileModes.privateDirectory());
            }
        } catch (IOException refused) {
            throw InstallationException.unusable(path, refused);
        }
        return existing(path);
    }

    /** Creates nothing: a caller that looks for a running server means one that exists. */
    public static DataDirectory existing(Path path) {
        if (!Files.isDirectory(path)) {
            throw new InstallationException("There is no data directory %s.".formatted(path.toAbsolutePath()));
        }
        try {
            Path root = path.toRealPath();
            refuseUnquotable(root);
            refuseWritableByAll(root);
            // A probe file shows whether the directory can be written, and as which user.
            Path probe = Files.createTempFile(root, AtomicPath.UNFINISHED + "probe-", null);
            try {
                boolean userIsRoot =
                        FileModes.POSIX && Files.getAttribute(probe, "unix:uid").equals(0);
                return new DataDirectory(root, Files.getOwner(probe), userIsRoot);
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException refused) {
            throw InstallationException.unusable(path, refused);
        }
    }

    /**
     * PostgreSQL's programs pass the path to a shell between double quotes and do not escape it.
     */
    private static void refuseUnquotable(Path root) {
        String forbidden = FileModes.POSIX ? "\"$`\\\n" : "\"%\n";
        if (root.toString().chars().anyMatch(character -> forbidden.indexOf(character) >= 0)) {
            throw new InstallationException(
                    ("PostgreSQL cannot work in %s: its path has a quote, dollar sign, backslash or the "
                                    + "like. Set perimeter.data to a plainer path.")
                            .formatted(root));
        }
    }

    /** A user who can write here could replace the cluster with another one. */
    private static void refuseWritableByAll(Path root) throws IOException {
        if (FileModes.isWritableByAll(root)) {
            throw new InstallationException(
                    "Every user can write in the data directory %1$s. Run: chmod o-w %1$s".formatted(root));
        }
    }

    /** Refuses a path that another user owns or can read: it may have been read or replaced. */
    public void requirePrivate(Path path) {
        try {
            UserPrincipal owner = Files.getOwner(path);
            if (!owner.equals(user)) {
                throw new InstallationException(
                        ("%s belongs to the user %s, but Perimeter runs as %s. Run it as that user, or hand "
                                        + "the data directory over (chown -R %s %s).")
                                .formatted(path, owner.getName(), user.getName(), user.getName(), root));
            }
            FileModes.openToOthers(path).ifPresent(mode -> {
                throw new InstallationException(
                        ("Other users of this system can get at %1$s (%2$s). Find out whether somebody did, "
                                        + "then run: chmod go= %1$s")
                                .formatted(path, mode));
            });
        } catch (IOException unreadable) {
            throw InstallationException.unusable(path, unreadable);
        }
    }

    /** Removes what a killed process left unfinished. */
    public void sweep() {
        Stream.of(root, binaries(), cluster()).filter(Files::isDirectory).forEach(AtomicPath::sweep);
    }

    public void requireSpace(int megabytes) {
        try {
            long free = Files.getFileStore(root).getUsableSpace() >> 20;
            if (free < megabytes) {
                throw new InstallationException(
                        ("The disk of %s is full: %d MB are free, and PostgreSQL needs %d MB to start. Make "
                                        + "room, or set perimeter.data to a directory on another disk.")
                                .formatted(root, free, megabytes));
            }
        } catch (IOException unreadable) {
            throw InstallationException.unusable(root, unreadable);
        }
    }
}
