package dev.perimeter.assets.printers;

import dev.perimeter.assets.printers.PrinterSearch.Filter;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.search.SearchHit;
import dev.perimeter.search.SearchSource;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.lists.SortKey;
import java.util.List;
import org.springframework.stereotype.Component;

/** Printers for the search for everything; their detail is the model. */
@Component
class PrinterHits implements SearchSource {

    private final PrinterSearch search;

    PrinterHits(PrinterSearch search) {
        this.search = search;
    }

    @Override
    public Permission needed() {
        return Permission.ASSETS_VIEW;
    }

    @Override
    public int place() {
        return 5;
    }

    @Override
    public List<SearchHit> find(Member me, Search q, int limit) {
        return search.page(me, new Filter(null, null, q, PrinterSort.NAME), SortKey.of(), limit).stream()
                .map(PrinterHits::hit)
                .toList();
    }

    private static SearchHit hit(Printer printer) {
        var model = printer.model().shown();
        var detail = model.manufacturer() + " " + model.model();
        return new SearchHit("printer", printer.id(), printer.number(), printer.name(), detail);
    }
}
