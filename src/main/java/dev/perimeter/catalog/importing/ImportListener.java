package dev.perimeter.catalog.importing;

import java.util.SequencedMap;

/** Who is told while rows are taken in. */
public interface ImportListener {

    /**
     * {@code row} as in {@code line 17}; each wrong field, named as in the file, with the reason.
     */
    void refused(String row, SequencedMap<String, String> faults);

    /** After every row: how many have been read so far. */
    void read(int rows);
}
