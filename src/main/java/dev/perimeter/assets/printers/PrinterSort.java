package dev.perimeter.assets.printers;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.Ordering;
import dev.perimeter.web.lists.SortKey;

/** What a list of printers is sorted by. A minus turns it round. */
enum PrinterSort {
    NAME,
    @JsonProperty("-name")
    NAME_DOWN,
    LOCATION,
    @JsonProperty("-location")
    LOCATION_DOWN,
    NUMBER,
    @JsonProperty("-number")
    NUMBER_DOWN;

    Ordering ordering(NameOrder order) {
        return switch (this) {
            case NAME, NAME_DOWN -> Ordering.byText("p.name", order, this == NAME_DOWN);
            case LOCATION, LOCATION_DOWN -> Ordering.byTextOrLast("p.location", order, this == LOCATION_DOWN);
            case NUMBER, NUMBER_DOWN -> Ordering.byNumber(this == NUMBER_DOWN);
        };
    }

    /** The place of a printer in a list of this order. */
    SortKey key(NameOrder order, Printer printer) {
        var key =
                switch (this) {
                    case NAME, NAME_DOWN -> printer.name();
                    case LOCATION, LOCATION_DOWN ->
                        Ordering.orLast(printer.facts().location());
                    case NUMBER, NUMBER_DOWN -> "";
                };
        return SortKey.of(order.word(), key, printer.number());
    }
}
