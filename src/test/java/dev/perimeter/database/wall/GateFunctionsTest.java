package dev.perimeter.database.wall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Golden;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class GateFunctionsTest {

    /** What the start-up check compares with (spec 10.3). After a change here, build again: the file is part of the product. */
    @Test
    void theShippedListIsWhatTheMigrationsMake() throws SQLException {
        try (var server = new MigratedServer();
                var connection = server.connect()) {
            Golden.matches(
                    "src/main/resources/db/gate-functions.txt",
                    String.join("\n", GateFunctions.found(connection)) + "\n");
        }
    }

    @Test
    void everyFunctionOfTheGateFixesItsSearchPath() throws SQLException {
        try (var server = new MigratedServer();
                var connection = server.connect()) {
            assertThat(GateFunctions.found(connection))
                    // It names its one operator with its schema: a fixed path would cost each row a microsecond.
                    .filteredOn(line -> !line.startsWith("gate.same_id("))
                    .allMatch(line -> line.contains("[search_path=pg_catalog, pg_temp"));
        }
    }
}
