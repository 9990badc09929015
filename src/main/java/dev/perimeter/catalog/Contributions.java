package dev.perimeter.catalog;

import dev.perimeter.catalog.filaments.FilamentDraft;
import dev.perimeter.catalog.filaments.FilamentSpecs;
import dev.perimeter.catalog.printers.PrinterDraft;
import dev.perimeter.catalog.printers.PrinterSpecs;
import dev.perimeter.gate.Member;
import org.springframework.stereotype.Component;

/**
 * Specifications that a company uses and the catalog may lack: they are added, or an equal one is
 * there and is used (spec 9.2, 9.3). Either way the company uses it from now on, in the transaction
 * of the request. For members who may act on assets. 429 after 500 new entries in a day.
 */
@Component
public class Contributions {

    private final FilamentSpecs filaments;
    private final PrinterSpecs printers;

    Contributions(FilamentSpecs filaments, PrinterSpecs printers) {
        this.filaments = filaments;
        this.printers = printers;
    }

    public Contributed filament(Member me, FilamentDraft draft) {
        var added = filaments.add(me, draft);
        return new Contributed(added.entry().id(), added.isNew(), added.differs());
    }

    public Contributed printer(Member me, PrinterDraft draft) {
        var added = printers.add(me, draft);
        return new Contributed(added.entry().id(), added.isNew(), added.differs());
    }
}
