package dev.perimeter.installation;

import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The modes of files (POSIX). Where the file system has none, nothing is set and nothing is
 * refused.
 */
public final class FileModes {

    public static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.range(GROUP_READ, OTHERS_EXECUTE);

    private FileModes() {}

    /** The attributes of a new file that only its owner can read and write. */
    public static FileAttribute<?>[] privateFile() {
        return attributes("rw-------");
    }

    /** The attributes of a new directory that only its owner can enter. */
    public static FileAttribute<?>[] privateDirectory() {
        return attributes("rwx------");
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX ? new FileAttribute<?>[] {asFileAttribute(fromString(permissions))} : new FileAttribute<?>[0];
    }

    static boolean isWritableByAll(Path path) throws IOException {
        return POSIX && Files.getPosixFilePermissions(path).contains(OTHERS_WRITE);
    }

    /** The mode of the path, where users other than its owner can get at it. */
    static Optional<String> openToOthers(Path path) throws IOException {
        if (!POSIX || Files.getPosixFilePermissions(path).stream().noneMatch(OF_OTHERS::contains)) {
            return Optional.empty();
        }
        return Optional.of(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
    }
}
