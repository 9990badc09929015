package dev.perimeter.database;

import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Brings the database to the state that this version of the product needs. Several processes at once take turns. */
final class Schema {

    /** Long enough for another process to bring a large database from one version to the next. */
    private static final Duration TURN_MAX = Duration.ofMinutes(5);

    private Schema() {}

    static void ensure(Administrator administrator) throws SQLException {
        try (var connection = administrator.connect()) {
            StartLock.take(connection, TURN_MAX);
            var key = new ProofKey(administrator.secret());
            // Before anything is changed: with another secret, the roles would get other passwords under the feet of
            // who works.
            key.refuseAnother(connection);
            Roles.ensure(connection, administrator.secret());
            ConnectionLimit.ensure(connection);
            migrate(administrator);
            key.ensure(connection);
        }
    }

    private static void migrate(Administrator administrator) throws SQLException {
        try (var connection = administrator.connect()) {
            Flyway.configure()
                    .dataSource(new SingleConnectionDataSource(connection, true))
                    .defaultSchema("migration")
                    .createSchemas(true)
                    // By default, what a newer version did is ignored.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw new StartRefused("The database was made by another version of Perimeter: " + e.getMessage(), e);
        }
    }
}
