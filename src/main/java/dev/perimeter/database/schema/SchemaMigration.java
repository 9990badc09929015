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

/**
 * Migrates the database to the version of this program. Processes that start at the same time take
 * turns.
 */
public final class SchemaMigration {

    /** Long enough for another process to migrate a large database. */
    private static final Duration TURN_MAX = Duration.ofMinutes(5);

    private SchemaMigration() {}

    public static void ensure(Administrator administrator) throws SQLException {
        try (var connection = administrator.connect()) {
            StartLock.take(connection, TURN_MAX);
            var key = new ProofKey(administrator.secret());
            try (var migrating = administrator.connect()) {
                var flyway = flyway(migrating);
                // Before anything is changed: the database of a newer version stays as it is. With
                // another secret, the roles would get other passwords while processes use them.
                SchemaVersion.refuseWhatIsNotOurs(flyway.info());
                key.refuseAnother(connection);
                IcuCheck.refuseWithout(connection);
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
                // Checked above, with a message of our own.
                .validateOnMigrate(false)
                .load();
    }
}
