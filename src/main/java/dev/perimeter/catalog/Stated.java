package dev.perimeter.catalog;

import dev.perimeter.catalog.intake.Entry;

/** What a company states about a product, without what only the catalog itself can say of it. */
sealed interface Stated permits FilamentDraft, PrinterDraft {

    /** With what follows from it, as it would stand in a catalog's file. */
    Entry entry();

    /** Whether the catalog would say the same of both: 210.50 is 210.5 there. */
    default boolean isSameAs(Stated other) {
        return entry().columns().equals(other.entry().columns());
    }
}
