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

    /** @param username may create roles; a superuser closes the built-in functions as well */
    public record Own(
            String url, @Nullable String username, @Nullable String password) {}

    int connections() {
        return poolSize == null ? Math.max(4, 2 * Runtime.getRuntime().availableProcessors()) : poolSize;
    }
}
