package dev.perimeter.database;

import dev.perimeter.embedded.EmbeddedServer;
import dev.perimeter.embedded.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Who makes roles and tables: known while the process starts or a command runs, and in no pool. */
public final class Administrator implements AutoCloseable {

    private final String url;
    private final @Nullable String user;
    private final @Nullable String password;
    private final Secret secret;
    private final @Nullable EmbeddedServer server;

    private Administrator(
            String url,
            @Nullable String user,
            @Nullable String password,
            Secret secret,
            @Nullable EmbeddedServer server) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.secret = secret;
        this.server = server;
    }

    /** Of a server of one's own, or of the embedded one, which is started. */
    static Administrator of(DatabaseSettings settings) {
        return settings.database() == null
                ? of(EmbeddedServer.start(settings.data()))
                : ofOwn(settings, settings.database());
    }

    static Administrator of(EmbeddedServer server) {
        return new Administrator(server.url(), server.user(), server.password(), server.secret(), server);
    }

    static Administrator ofOwn(DatabaseSettings settings, DatabaseSettings.Own own) {
        if (settings.secret() == null) {
            throw new StartRefused("""
                    perimeter.secret is missing. With a PostgreSQL of your own, give every process the same secret, for example \
                    PERIMETER_SECRET=$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '='), and keep it.""");
        }
        return new Administrator(own.url(), own.username(), own.password(), secret(settings.secret()), null);
    }

    private static Secret secret(String text) {
        try {
            return Secret.parse(text);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("perimeter.secret cannot be used: " + e.getMessage() + ".", e);
        }
    }

    public Connection connect() throws SQLException {
        var properties = new Properties();
        if (user != null) {
            properties.put("user", user);
        }
        if (password != null) {
            properties.put("password", password);
        }
        properties.put("connectTimeout", "10");
        return DriverManager.getConnection(url, properties);
    }

    String url() {
        return url;
    }

    Secret secret() {
        return secret;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
