package dev.perimeter.installation;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Why the data directory or the embedded server cannot be used. The message tells the operator what
 * is wrong and how to mend it.
 */
public final class InstallationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InstallationException(String message) {
        super(message);
    }

    public InstallationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The message of an {@code IOException} names the path or the reason, rarely both. */
    public static InstallationException unusable(Path path, IOException reason) {
        return new InstallationException(
                ("Perimeter cannot read and write %s (%s). Let the user who runs Perimeter own it, "
                                + "on a disk with room, or set perimeter.data to another directory.")
                        .formatted(path.toAbsolutePath(), reason),
                reason);
    }
}
