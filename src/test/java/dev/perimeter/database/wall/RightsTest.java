package dev.perimeter.database.wall;

import dev.perimeter.Golden;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class RightsTest {

    /** What {@code prove} compares with (spec 10.4). After a change here, build again: the file is part of the product. */
    @Test
    void theShippedListIsWhatTheMigrationsMake() throws SQLException {
        try (var server = new MigratedServer();
                var connection = server.connect()) {
            Golden.matches("src/main/resources/db/rights.txt", String.join("\n", Rights.found(connection)) + "\n");
        }
    }
}
