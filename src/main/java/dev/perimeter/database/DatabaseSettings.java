package dev.perimeter.database;

import dev.perimeter.secrets.Secret;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the database.
 *
 * @param data the data directory, for the embedded server and the application secret
 * @param database another PostgreSQL, which replaces the embedded one
 * @param secret the application secret, at least 32 bytes in base64url; required with another
 *     PostgreSQL; several, separated by commas, while one replaces another
 * @param poolSize connections for company data; sign-in has a pool of its own, half as large
 */
@ConfigurationProperties("perimeter")
public record DatabaseSettings(
        @DefaultValue("data") Path data,
        @Nullable Own database,
        @Nullable String secret,
        @Nullable Integer poolSize) {

    private static final int CONNECTIONS_MIN = 4;
    private static final int CONNECTIONS_MAX = 32;

    /** @param username may create roles; a superuser also revokes built-in functions */
    public record Own(
            String url, @Nullable String username, @Nullable String password) {}

    /** @throws StartRefused where the secret is missing or malformed */
    Secret requiredSecret() {
        if (secret == null) {
            throw new StartRefused("""
                    perimeter.secret is missing. With a PostgreSQL of your own, give every process the same secret, for example \
                    PERIMETER_SECRET=$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '='), and keep it.""");
        }
        try {
            return Secret.parseAll(secret);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("perimeter.secret cannot be used: " + e.getMessage() + ".", e);
        }
    }

    /** By default two for each processor, within what the embedded server allows two pools. */
    int connections() {
        var ofMachine = 2 * Runtime.getRuntime().availableProcessors();
        return poolSize == null ? Math.clamp(ofMachine, CONNECTIONS_MIN, CONNECTIONS_MAX) : poolSize;
    }

    /** The connections for sign-in and sessions. */
    int authConnections() {
        return Math.max(2, connections() / 2);
    }
}
