package dev.perimeter.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.perimeter.database.schema.SchemaMigration;
import dev.perimeter.database.wall.Wall;
import dev.perimeter.embedded.Secret;
import java.sql.SQLException;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two pools: "app" for company data through the gate, "auth" for logins. Each can do only its own part. */
@Configuration
@EnableConfigurationProperties(DatabaseSettings.class)
class Pools {

    /** Fifty who order at one instant are served one after the other, and none of them is sent away. */
    private static final long WAIT_MS = 2_000;

    /**
     * The database is there, in the right state, and its wall was looked at, before anything may connect to it. A proof of the wall brings its
     * own, and looks for itself.
     */
    @Bean
    @ConditionalOnMissingBean
    Administrator administrator(DatabaseSettings settings, ObjectProvider<EarlyStart.Opening> opening)
            throws SQLException {
        var early = opening.getIfAvailable();
        return early == null ? open(settings) : early.await();
    }

    static Administrator open(DatabaseSettings settings) throws SQLException {
        var administrator = Administrator.of(settings);
        try {
            SchemaMigration.ensure(administrator);
            Wall.check(administrator);
            refuseMoreThanThereAre(administrator, settings);
            return administrator;
        } catch (SQLException | RuntimeException e) {
            administrator.close();
            throw e;
        }
    }

    private static void refuseMoreThanThereAre(Administrator administrator, DatabaseSettings settings)
            throws SQLException {
        try (var connection = administrator.connect()) {
            ConnectionLimit.refuseMore(connection, Roles.APP, settings.connections());
            ConnectionLimit.refuseMore(connection, Roles.AUTH, settings.authConnections());
        }
    }

    @Bean
    DatabaseState databaseState(Administrator administrator) {
        return new DatabaseState(administrator::condition);
    }

    @Bean
    Secret secret(Administrator administrator) {
        return administrator.secret();
    }

    @Bean
    ProofKey proofKey(Secret secret) {
        return new ProofKey(secret);
    }

    @Bean
    @Primary
    HikariDataSource appPool(Administrator administrator, DatabaseSettings settings) {
        return pool("app", Roles.APP, administrator, settings.connections(), settings);
    }

    @Bean
    HikariDataSource authPool(Administrator administrator, DatabaseSettings settings) {
        return pool("auth", Roles.AUTH, administrator, settings.authConnections(), settings);
    }

    @Bean
    @Primary
    JdbcClient appDb(HikariDataSource appPool) {
        return JdbcClient.create(appPool);
    }

    /** For the doors, by which one comes to a company. */
    @Bean
    JdbcClient doorDb(HikariDataSource appPool) {
        return JdbcClient.create(new CleanSessionDataSource(appPool));
    }

    @Bean
    JdbcClient authDb(@Qualifier("authPool") HikariDataSource authPool) {
        return JdbcClient.create(new CleanSessionDataSource(authPool));
    }

    private static HikariDataSource pool(
            String name, String role, Administrator administrator, int connections, DatabaseSettings settings) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setMaximumPoolSize(connections);
        // At the embedded server all of them stay open: any local user can keep new ones from being
        // opened for a while. A server of one's own is shared by several processes, and keeps its
        // own strangers away.
        config.setMinimumIdle(settings.database() == null ? connections : Math.min(2, connections));
        config.setConnectionTimeout(WAIT_MS);
        config.setDataSource(new RoleDataSource(
                administrator.url(),
                properties(name, role),
                administrator.secret().passwords(role)));
        config.setExceptionOverride(new LostStatement());
        return new HikariDataSource(config);
    }

    private static Properties properties(String name, String role) {
        var properties = new Properties();
        properties.put("user", role);
        // Extended queries only: in simple mode the driver writes values into the text. The cache is small, because the
        // check for
        // planted statements looks at each of them.
        properties.put("preferQueryMode", "extended");
        properties.put("preparedStatementCacheQueries", "50");
        // Values of other rows stay out of what is logged.
        properties.put("logServerErrorDetail", "false");
        properties.put("options", Roles.OPTIONS);
        properties.put("ApplicationName", "perimeter " + name);
        properties.put("connectTimeout", "5");
        properties.put("loginTimeout", "3");
        properties.put("socketTimeout", "30");
        properties.put("tcpKeepAlive", "true");
        return properties;
    }

    /** SQL may have taken away what the driver prepared; on such a connection the same statement would fail for ever. */
    private static final class LostStatement implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException e) {
            return "26000".equals(e.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
        }
    }
}
