package dev.perimeter.catalog;

import dev.perimeter.gate.Member;
import org.springframework.stereotype.Component;

/**
 * Specifications that a company uses and the catalog may lack: they join it, or an equal one is there and is used (spec 9.2, 9.3). Either way
 * the company uses it from now on, in the transaction of the request. For members who may act on assets. 429 after 500 new
 * entries in a day.
 */
@Component
public class Contributions {

    private final ContributedFilaments filaments;
    private final ContributedPrinters printers;

    Contributions(ContributedFilaments filaments, ContributedPrinters printers) {
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
