package dev.perimeter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What is shipped as the list of the gate's functions is what the migrations make. */
class GateFunctionsTest {

    private static final Path SHIPPED = Path.of("src/main/resources/db/gate-functions.txt");

    @Test
    void theListIsWhatTheMigrationsMake() throws SQLException, IOException {
        try (var connection = new ScratchDatabase().administrator().getConnection()) {
            var found = String.join("\n", GateFunctions.found(connection)) + "\n";
            var shipped = Files.readString(SHIPPED);
            Files.writeString(SHIPPED, found);
            assertThat(found)
                    .as("%s has changed: review the difference and commit it", SHIPPED)
                    .isEqualTo(shipped);
        }
    }
}
