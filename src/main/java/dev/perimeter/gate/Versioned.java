package dev.perimeter.gate;

import java.util.UUID;

/** A record of a company's that changes, and that a caller names by its id and version. */
public interface Versioned {

    UUID id();

    Revision revision();

    default int version() {
        return revision().version();
    }
}
