package dev.perimeter.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
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
            try (var migrating = administrator.connect()) {
                var flyway = flyway(migrating);
                // Before anything is changed: a newer version's database stays as it is, and with another secret, the
                // roles would get
                // other passwords under the feet of who works.
                SchemaVersion.refuseWhatIsNotOurs(flyway.info());
                key.refuseAnother(connection);
                Roles.ensure(connection, administrator.secret());
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
