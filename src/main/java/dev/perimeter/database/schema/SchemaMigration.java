package dev.perimeter.database.schema;

import dev.perimeter.database.Administrator;
import dev.perimeter.database.ConnectionLimit;
import dev.perimeter.database.ProofKey;
import dev.perimeter.database.Roles;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Brings the database to the state that this version of the product needs. Several processes at once take turns. */
public final class SchemaMigration {

    /** Long enough for another process to bring a large database from one version to the next. */
    private static final Duration TURN_MAX = Duration.ofMinutes(5);

    private SchemaMigration() {}

    public static void ensure(Administrator administrator) throws SQLException {
        try (var connection = administrator.connect()) {
            StartLock.take(connection, TURN_MAX);
            var key = new ProofKey(administrator.secret());
            try (var migrating = administrator.connect()) {
                var flyway = flyway(migrating);
                // Before anything is changed: a newer version's database stays as it is, and with another secret, the
                // roles would get
                // other passwords under the feet of who works.
                SchemaVersion.refuseWhatIsNotOurs(flyway.info());
                key.refuseAnother(connection);
                Roles.ensure(connection, administrator.secret());
                ConnectionLimit.ensure(connection);
                flyway.migrate();
            }
            key.ensure(connection);
            PoolRoleReset.run(connection, administrator);
        }
    }

    private static Flyway flyway(Connection connection) {
        return Flyway.configure()
                .dataSource(new SingleConnectionDataSource(connection, true))
                .defaultSchema("migration")
                .createSchemas(true)
                // Asked above, and told in our own words.
                .validateOnMigrate(false)
                .load();
    }
}
