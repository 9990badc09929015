package dev.perimeter.assets.printers;

import dev.perimeter.assets.printers.Printer.CatalogModel;
import dev.perimeter.assets.printers.Printer.PrinterModel;
import dev.perimeter.catalog.Contributed;
import dev.perimeter.catalog.Contributions;
import dev.perimeter.catalog.printers.PrinterDraft;
import dev.perimeter.catalog.printers.PrinterModelChoices;
import dev.perimeter.catalog.printers.PrinterModelChoices.PrinterModelChoice;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the catalog says of the models that printers are of. */
@Component
class PrinterSpecChoices {

    private final PrinterModelChoices choices;
    private final Contributions contributions;

    PrinterSpecChoices(PrinterModelChoices choices, Contributions contributions) {
        this.choices = choices;
        this.contributions = contributions;
    }

    private static CatalogModel of(PrinterModelChoice found) {
        return new CatalogModel(found.id(), new PrinterModel(found.manufacturer(), found.model(), found.technology()));
    }

    /**
     * The company uses it from now on (spec 9.4). The id of an entry that was merged into another
     * finds that other one.
     */
    Optional<CatalogModel> use(Member me, UUID id) {
        return choices.use(me, id).map(PrinterSpecChoices::of);
    }

    /** Without using it yet: so that somebody sees what they chose. */
    Optional<CatalogModel> find(Member me, UUID id) {
        return choices.find(me, id).map(PrinterSpecChoices::of);
    }

    /** By the words of a text; none where it is empty. */
    List<CatalogModel> search(String text) {
        return choices.search(text).stream().map(PrinterSpecChoices::of).toList();
    }

    /**
     * The model of a printer that is to be of this one; the catalog is asked only where it is
     * another than before.
     */
    CatalogModel of(Member me, Printer printer, UUID modelId) {
        return modelId.equals(printer.model().modelId())
                ? printer.model()
                : use(me, modelId).orElseThrow(() -> Problem.notThere("modelId"));
    }

    /**
     * Told by its id, or else by what it is: what the catalog lacks of it joins it (spec 9.2).
     * Never both.
     */
    Contributed named(Member me, @Nullable UUID id, @Nullable PrinterDraft stated) {
        if (id != null && stated != null) {
            throw Problem.invalid("model", FieldFault.of("fault.beside", "other", "modelId"));
        }
        if (stated != null) {
            return contributions.printer(me, stated);
        }
        if (id == null) {
            throw Problem.invalid("modelId", FieldFault.of("fault.required.or", "other", "model"));
        }
        return new Contributed(id, false, List.of());
    }
}
