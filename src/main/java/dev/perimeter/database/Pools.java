package dev.perimeter.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.database.pools.CleanSessionDataSource;
import dev.perimeter.database.pools.ConnectionPool;
import dev.perimeter.database.schema.SchemaMigration;
import dev.perimeter.database.wall.Wall;
import dev.perimeter.secrets.Secret;
import java.sql.SQLException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The two pools: "app" for company data through the gate, and "auth" for logins. The role of each
 * has only the rights for its part.
 */
@Configuration
@EnableConfigurationProperties(DatabaseSettings.class)
class Pools {

    /**
     * Fifty who order at one instant are served one after the other, and none of them is sent away.
     */
    private static final long WAIT_MS = 2_000;

    /**
     * Starts and migrates the database and checks its wall before any pool connects. The command
     * {@code prove} provides its own administrator and checks the wall itself.
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

    /** For joining a company: accepting an invite, founding one. */
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
        // With the embedded server all connections stay open, because any local user can keep new
        // ones from being opened for a while. Another server is shared by several processes, and
        // protected from local users by its operator.
        var idle = settings.database() == null ? connections : Math.min(2, connections);
        return ConnectionPool.of(name, role, administrator, connections, idle);
    }
}
