package dev.perimeter.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.perimeter.installation.AtomicPath;
import dev.perimeter.installation.DataDirectory;
import dev.perimeter.installation.InstallationException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The file that keeps the application secret. Only the user who runs Perimeter can read it. */
public final class SecretsFile {

    private static final String KEY = "perimeter.secret";

    private SecretsFile() {}

    /** Creates the secret on a first start; where a database exists already, it must be there. */
    public static Secret readOrCreate(DataDirectory data) {
        if (Files.exists(data.secrets())) {
            return read(data);
        }
        if (Files.exists(data.cluster())) {
            throw missing(data);
        }
        Secret secret = Secret.random();
        AtomicPath.write(data.secrets(), """
                # The secret of this Perimeter: the passwords of its database and its keys are derived from it.
                # Back it up together with the directory postgresql beside it: neither is of use without the other.
                # Show it to nobody.
                %s=%s
                """.formatted(KEY, secret.text()));
        return secret;
    }

    public static Secret read(DataDirectory data) {
        Path file = data.secrets();
        if (!Files.exists(file)) {
            throw missing(data);
        }
        data.requirePrivate(file);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
            return Secret.parse(properties.getProperty(KEY, ""));
        } catch (IllegalArgumentException malformed) {
            throw new InstallationException(
                    "%s does not hold a valid %s: %s. Put the file back as it was (from a backup)."
                            .formatted(file, KEY, malformed.getMessage()),
                    malformed);
        } catch (IOException unreadable) {
            throw InstallationException.unusable(file, unreadable);
        }
    }

    private static InstallationException missing(DataDirectory data) {
        return new InstallationException(
                ("%s is missing. Without it nobody can open the database in %s. Put the file back "
                                + "(from a backup); to start empty instead, move that directory away.")
                        .formatted(data.secrets(), data.cluster()));
    }
}
