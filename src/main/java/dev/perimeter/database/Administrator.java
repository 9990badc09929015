package dev.perimeter.database;

import dev.perimeter.database.schema.SchemaMigration;
import dev.perimeter.embedded.EmbeddedServer;
import dev.perimeter.embedded.EmbeddedServerException;
import dev.perimeter.embedded.Secret;
import dev.perimeter.embedded.ServerCondition;
import dev.perimeter.embedded.ServerLease;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;
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
    public static Administrator of(DatabaseSettings settings) {
        return settings.database() == null
                ? of(EmbeddedServer.start(settings.data()).watched())
                : ofOwn(settings, settings.database());
    }

    /**
     * For a command: of the server that the product runs on, or while it does not run, of one that lasts as long as the command. The
     * database is in the state that the product needs. What cannot be had is refused with a {@link StartRefused} that says why.
     */
    public static Administrator forCommand(DatabaseSettings settings) {
        try {
            return inOrder(asItIs(settings));
        } catch (SQLException | FlywayException e) {
            throw new StartRefused("The database cannot be used: " + e.getMessage(), e);
        }
    }

    /** The same, with the database as it is: for who mends it. */
    public static Administrator asItIs(DatabaseSettings settings) {
        try {
            var own = settings.database();
            return own == null ? of(ServerLease.of(settings.data())) : ofOwn(settings, own);
        } catch (EmbeddedServerException e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    private static Administrator inOrder(Administrator administrator) throws SQLException {
        try {
            SchemaMigration.ensure(administrator);
            return administrator;
        } catch (SQLException | RuntimeException e) {
            administrator.close();
            throw e;
        }
    }

    public static Administrator of(EmbeddedServer server) {
        return new Administrator(server.url(), server.user(), server.password(), server.secret(), server);
    }

    public static Administrator ofOwn(DatabaseSettings settings, DatabaseSettings.Own own) {
        if (settings.secret() == null) {
            throw new StartRefused("""
                    perimeter.secret is missing. With a PostgreSQL of your own, give every process the same secret, for example \
                    PERIMETER_SECRET=$(openssl rand -base64 32 | tr '+/' '-_' | tr -d '='), and keep it.""");
        }
        return new Administrator(own.url(), own.username(), own.password(), secret(settings.secret()), null);
    }

    private static Secret secret(String text) {
        try {
            return Secret.parseAll(text);
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

    /** As one of the pools' roles, as the application would; in simple mode, so that what is sent is what is run. */
    public Connection connectAs(String role) throws SQLException {
        var properties = new Properties();
        properties.put("user", role);
        properties.put("preferQueryMode", "simple");
        properties.put("options", Roles.OPTIONS);
        properties.put("connectTimeout", "10");
        properties.put("socketTimeout", "60");
        return new RoleDataSource(url, properties, secret.passwords(role)).getConnection();
    }

    /** Whether nothing binds this administrator; one who rents a database is none. */
    public boolean isSuperuser() throws SQLException {
        try (var connection = connect()) {
            return Roles.isSuperuser(connection);
        }
    }

    /** 32 bytes for one purpose, the same for every process of this installation. */
    public byte[] key(String purpose) {
        return secret.derive(purpose);
    }

    ServerCondition condition() {
        return server == null ? ServerCondition.SERVING : server.condition();
    }

    public String url() {
        return url;
    }

    public Secret secret() {
        return secret;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
