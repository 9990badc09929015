package dev.perimeter.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.catalog.specs.SpecColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The rules of the catalog's files hold for what companies state: the same rows are refused for the same field. */
@PerimeterTest
class DirtyContributionsTest {

    private static final Set<String> NOT_STATED =
            Set.of("why", "expect", "field", "source", "source_id", "merged_source_ids", "data_notes");

    /** What a company may leave out, for it follows from the rest. */
    private static final Set<String> FORGIVEN =
            Set.of("density is null", "colour codes are null", "glow is null", "NaN is not JSON");

    /** Good since a code may be short, and without its sign (spec 11.5): the file is older than that rule. */
    private static final Set<String> GOOD_SINCE = Set.of("three-digit colour code", "second colour of two is broken");

    @Autowired
    Http http;

    @Test
    void eachBadRowIsRefusedForItsFieldAndTheGoodOnesAreTaken() throws IOException {
        var ada = Cast.ada();
        var refused = 0;
        var taken = 0;
        for (var line : Files.readAllLines(SharedCatalog.file("dirty-filaments.jsonl"))) {
            var row = read(line);
            if (row.isEmpty() || FORGIVEN.contains(row.path("why").asString())) {
                continue;
            }
            var answer = http.post(ada, "/catalog/filaments", body(row).toString());
            if (row.path("expect").asString().equals("accept")
                    || GOOD_SINCE.contains(row.path("why").asString())) {
                assertThat(answer.status()).as(row + answer.text()).isIn(200, 201);
                taken++;
            } else if (!row.path("field").asString("").matches("source.*|\\(line\\)")) {
                var field = SpecColumns.field(row.path("field").asString());
                var named = answer.is(400)
                        .json()
                        .path("fields")
                        .path(0)
                        .path("field")
                        .asString();
                assertThat(named.replaceAll("\\[.*", ""))
                        .as(row + answer.text())
                        .isEqualTo(field);
                refused++;
            }
        }
        assertThat(taken).isEqualTo(15);
        assertThat(refused).isEqualTo(53);
    }

    /** A list is typed into one field, so that all that is wrong in it is told beside that field. */
    @Test
    void aFormTellsWhatIsWrongInAList() {
        String[] typed = {
            "printer.manufacturer",
            "Dirty " + UUID.randomUUID(),
            "printer.model",
            "M1",
            "printer.nozzleDiametersMm",
            "0.4 60",
            "printer.toolCount",
            "0"
        };
        var outOfRange =
                http.browse(Cast.ada(), "POST", "/catalog/printers/new", typed).is(400);
        assertThat(outOfRange.text()).contains("must be 0.01 to 50", "must be 1 to 1000");
        typed[5] = "0.4 wide";
        var noNumber =
                http.browse(Cast.ada(), "POST", "/catalog/printers/new", typed).is(400);
        assertThat(noNumber.text()).contains("must be a number");
    }

    /** Of a maker of its own, so that nothing is there before. */
    private static ObjectNode body(ObjectNode row) {
        var body = JsonNodeFactory.instance.objectNode();
        row.properties().stream()
                .filter(field -> !NOT_STATED.contains(field.getKey()))
                .forEach(field -> body.set(SpecColumns.field(field.getKey()), field.getValue()));
        if (body.path("manufacturer").asString("").startsWith("Kestrel")) {
            body.put("manufacturer", "Dirty " + UUID.randomUUID());
        }
        return body;
    }

    private static ObjectNode read(String line) {
        try {
            return JsonMapper.shared().readTree(line) instanceof ObjectNode row
                    ? row
                    : JsonNodeFactory.instance.objectNode();
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
