package dev.perimeter.catalog;

import dev.perimeter.catalog.intake.Intake;
import dev.perimeter.catalog.intake.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What every installation finds on the shelf from the first day: generic materials and well-known printers. */
final class StarterSet {

    static final List<String> FILES = List.of("starter-filaments.jsonl", "starter-printers.jsonl");

    private static final JsonMapper JSON = new JsonMapper();

    private StarterSet() {}

    /**
     * Adds what is missing; any number of processes may do so at once. Where nothing is, one look is enough.
     *
     * @param administrator connections of a role that may become {@code perimeter_owner}
     */
    static void load(DataSource administrator) {
        var known = new HashSet<>(JdbcClient.create(administrator)
                .sql("select source_id from catalog_source_id where source = 'perimeter'")
                .query(String.class)
                .list());
        for (var name : FILES) {
            var rows = read(name);
            if (!isKnown(rows, known)) {
                take(rows, administrator);
            }
        }
    }

    /** The rows of one of the files, one object each. */
    static Stream<JsonNode> rows(String name) {
        return read(name).lines().map(JSON::readTree);
    }

    private static String read(String name) {
        try (var file = Objects.requireNonNull(StarterSet.class.getResourceAsStream("/catalog/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isKnown(String rows, Set<String> known) {
        return rows.lines()
                .allMatch(row ->
                        known.contains(JSON.readTree(row).path("source_id").asString()));
    }

    private static void take(String rows, DataSource administrator) {
        try {
            var stream = new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
            new Intake(administrator, new Spotless()).take(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our own rows are good, or the build is not. */
    private static final class Spotless implements Report {

        @Override
        public void refused(String row, SequencedMap<String, String> faults) {
            throw new IllegalStateException("starter set, " + row + ": " + faults);
        }

        @Override
        public void read(int rows) {}
    }
}
