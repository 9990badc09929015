package dev.perimeter.database;

import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Brings the database to the state that this version of the product needs. Several processes at once take turns. */
final class Schema {

    private static final long LOCK = 0x5065_7269_6D65_7465L;

    private Schema() {}

    static void ensure(Administrator administrator) throws SQLException {
        try (var connection = administrator.connect()) {
            try (var turn = connection.prepareStatement("select pg_advisory_lock(?)")) {
                turn.setLong(1, LOCK);
                turn.execute();
            }
            var key = new ProofKey(administrator.secret());
            // Before anything is changed: with another secret, the roles would get other passwords under the feet of
            // who works.
            key.refuseAnother(connection);
            Roles.ensure(connection, administrator.secret());
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
