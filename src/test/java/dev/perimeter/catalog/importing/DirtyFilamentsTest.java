package dev.perimeter.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.SharedCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Rows that are broken in every way that was thought of, and odd ones that are good. */
class DirtyFilamentsTest {

    private static final int LINES = 79;

    /** Good since a code may be short, and without its sign (spec 11.5): the file is older than that rule. */
    private static final Set<String> GOOD_SINCE = Set.of("three-digit colour code", "second colour of two is broken");

    @Test
    void eachBadRowIsNamedWithItsFieldAndTheGoodOnesArrive() throws IOException {
        var file = SharedCatalog.file("dirty-filaments.jsonl");
        var database = CatalogDatabase.emptied();
        var run = Import.of(database, file);

        assertThat(run.summary())
                .matches("filaments: 15 imported \\(\\d+ new entries, \\d+ folded .*\\), 0 already there, 64 refused");
        assertThat(run.status()).isEqualTo(1);

        var refused = new HashMap<Integer, String>();
        run.err().forEach(line -> refused.put(Integer.parseInt(line.replaceAll("^line (\\d+): .*", "$1")), line));
        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(LINES);
        for (int number = 1; number <= LINES; number++) {
            var field = expectedField(lines.get(number - 1));
            var said = refused.getOrDefault(number, "");
            if (field.isEmpty()) {
                assertThat(said).isEmpty();
            } else {
                assertThat(said.replaceFirst("\\[\\d+] must be text", " must be text"))
                        .startsWith("line " + number + ": " + field + " ")
                        .doesNotContain(";");
            }
        }
    }

    @Test
    void theSecondRunChangesNothing() {
        var file = SharedCatalog.file("dirty-filaments.jsonl");
        var database = CatalogDatabase.emptied();
        Import.of(database, file);
        int before = database.filaments();

        assertThat(Import.of(database, file).summary()).contains("0 imported", "15 already there, 64 refused");
        assertThat(database.filaments()).isEqualTo(before);
    }

    /** Empty for a row that is good. A line that is no object with an expectation must be refused as a whole. */
    private static String expectedField(String line) {
        try {
            if (JsonMapper.shared().readValue(line, Object.class) instanceof Map<?, ?> row) {
                return row.get("expect").equals("accept") || GOOD_SINCE.contains(row.get("why"))
                        ? ""
                        : row.get("field").toString();
            }
            return "(line)";
        } catch (JacksonException e) {
            return "(line)";
        }
    }
}
