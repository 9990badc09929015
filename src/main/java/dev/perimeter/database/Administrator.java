package dev.perimeter.database;

import dev.perimeter.database.pools.RoleDataSource;
import dev.perimeter.database.schema.SchemaMigration;
import dev.perimeter.embedded.EmbeddedServer;
import dev.perimeter.embedded.ServerCondition;
import dev.perimeter.embedded.ServerLease;
import dev.perimeter.installation.InstallationException;
import dev.perimeter.secrets.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/**
 * The administrator of the database, who creates roles and tables. The process connects as the
 * administrator while it starts, and commands do; no pool does.
 */
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

    /** Starts the embedded server, unless the settings name another one. */
    public static Administrator of(DatabaseSettings settings) {
        return settings.database() == null
                ? of(EmbeddedServer.start(settings.data()).watched())
                : ofOwn(settings, settings.database());
    }

    /**
     * For a command. It uses the server of the running product; while the product does not run, it
     * starts the server for as long as the command takes. It migrates the database if needed.
     *
     * @throws StartRefused when the database cannot be used
     */
    public static Administrator forCommand(DatabaseSettings settings) {
        try {
            return inOrder(asItIs(settings));
        } catch (SQLException | FlywayException e) {
            throw new StartRefused("The database cannot be used: " + e.getMessage(), e);
        }
    }

    /** The same without a migration, for the commands that repair a database. */
    public static Administrator asItIs(DatabaseSettings settings) {
        try {
            var own = settings.database();
            return own == null ? of(ServerLease.of(settings.data())) : ofOwn(settings, own);
        } catch (InstallationException e) {
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
        return new Administrator(own.url(), own.username(), own.password(), settings.requiredSecret(), null);
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

    /**
     * Connects as the role of a pool, as the application does. In simple query mode, the statement
     * runs as it is sent.
     */
    public Connection connectAs(String role) throws SQLException {
        var properties = new Properties();
        properties.put("user", role);
        properties.put("preferQueryMode", "simple");
        properties.put("options", Roles.OPTIONS);
        properties.put("connectTimeout", "10");
        properties.put("socketTimeout", "60");
        return new RoleDataSource(url, properties, secret.passwords(role)).getConnection();
    }

    /** Whether the administrator is a superuser. In a rented database it usually is none. */
    public boolean isSuperuser() throws SQLException {
        try (var connection = connect()) {
            return Roles.isSuperuser(connection);
        }
    }

    /** 32 secret bytes for one purpose, the same in every process of this installation. */
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
