package dev.perimeter.catalog;

import dev.perimeter.catalog.intake.Intake;
import dev.perimeter.catalog.intake.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import javax.sql.DataSource;

/** What every installation finds on the shelf from the first day: generic materials and well-known printers. */
public final class StarterSet {

    static final List<String> FILES = List.of("starter-filaments.jsonl", "starter-printers.jsonl");

    private StarterSet() {}

    /**
     * Adds what is missing; any number of processes may do so at once.
     *
     * @param administrator connections of a role that may become {@code perimeter_owner}
     */
    public static void load(DataSource administrator) {
        for (var name : FILES) {
            try (var file = Objects.requireNonNull(StarterSet.class.getResourceAsStream("/catalog/" + name), name)) {
                new Intake(administrator, new Spotless()).take(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
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
