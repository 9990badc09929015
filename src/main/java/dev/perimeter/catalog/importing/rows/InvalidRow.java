package dev.perimeter.catalog.importing.rows;

import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** A row that cannot be taken: each wrong field, named as in the file, with the reason. */
public final class InvalidRow extends Exception {

    private static final long serialVersionUID = 1;

    private final transient SequencedMap<String, String> faults;

    InvalidRow(SequencedMap<String, String> faults) {
        super(faults.toString(), null, false, false);
        this.faults = faults;
    }

    InvalidRow(String field, String reason) {
        this(new TreeMap<>(Map.of(field, reason)));
    }

    /** Of a row that is wrong as a whole, not in one of its fields. */
    public static SequencedMap<String, String> wholeRow(String reason) {
        return new TreeMap<>(Map.of("(line)", reason));
    }

    public SequencedMap<String, String> faults() {
        return faults;
    }
}
