package dev.perimeter.catalog.intake;

import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** A row that cannot be taken: each wrong field, named as in the file, with the reason. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    private final transient SequencedMap<String, String> faults;

    Refusal(SequencedMap<String, String> faults) {
        super(faults.toString(), null, false, false);
        this.faults = faults;
    }

    /** The row as a whole is wrong, not one of its fields. */
    static Refusal ofRow(String reason) {
        return of("(line)", reason);
    }

    static Refusal of(String field, String reason) {
        return new Refusal(new TreeMap<>(Map.of(field, reason)));
    }

    SequencedMap<String, String> faults() {
        return faults;
    }
}
