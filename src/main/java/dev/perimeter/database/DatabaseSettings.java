package dev.perimeter.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data lies.
 *
 * @param data directory of the embedded server and its secrets
 * @param database a PostgreSQL of one's own; given, nothing is embedded
 * @param secret the application secret, at least 32 bytes in base64url; required with a PostgreSQL of one's own; several,
 *     separated by commas, while one takes the place of another
 * @param poolSize connections for company data; sign-in has its own, half as many
 */
@ConfigurationProperties("perimeter")
public record DatabaseSettings(
        @DefaultValue("data") Path data,
        @Nullable Own database,
        @Nullable String secret,
        @Nullable Integer poolSize) {

    private static final int CONNECTIONS_MIN = 4;
    private static final int CONNECTIONS_MAX = 32;

    /** @param username may create roles; a superuser closes the built-in functions as well */
    public record Own(
            String url, @Nullable String username, @Nullable String password) {}

    /**
     * By default as many as the machine can use, and no more than the embedded server lets two
     * pools have.
     */
    int connections() {
        var ofMachine = 2 * Runtime.getRuntime().availableProcessors();
        return poolSize == null ? Math.clamp(ofMachine, CONNECTIONS_MIN, CONNECTIONS_MAX) : poolSize;
    }

    /** For sign-in and sessions. */
    int authConnections() {
        return Math.max(2, connections() / 2);
    }
}
