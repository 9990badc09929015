package dev.perimeter.catalog;

import dev.perimeter.catalog.intake.CatalogText;
import java.util.UUID;

/** Where a page of entries ended: they are ordered by the key of their name, equal names by id. */
record SpecPosition(String nameKey, UUID id) {

    static final SpecPosition START = new SpecPosition("", new UUID(0, 0));

    static SpecPosition of(FilamentSpec spec) {
        return new SpecPosition(CatalogText.key(spec.name()), spec.id());
    }

    static SpecPosition of(PrinterSpec spec) {
        return new SpecPosition(CatalogText.key(spec.manufacturer()) + " " + CatalogText.key(spec.model()), spec.id());
    }
}
