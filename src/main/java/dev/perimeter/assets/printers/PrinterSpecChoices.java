package dev.perimeter.assets.printers;

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

    /** An entry of the catalog, by the id that it has now. */
    record Model(UUID id, PrinterModel shown) {

        private static Model of(PrinterModelChoice found) {
            return new Model(found.id(), new PrinterModel(found.manufacturer(), found.model(), found.technology()));
        }
    }

    /** The company uses it from now on (spec 9.4). The id of an entry that was merged into another finds that other one. */
    Optional<Model> use(Member me, UUID id) {
        return choices.use(me, id).map(Model::of);
    }

    /** Without using it yet: so that somebody sees what they chose. */
    Optional<Model> find(Member me, UUID id) {
        return choices.find(me, id).map(Model::of);
    }

    /** By the words of a text; none where it is empty. */
    List<Model> search(String text) {
        return choices.search(text).stream().map(Model::of).toList();
    }

    /** The model of a printer that is to be of this one; the catalog is asked only where it is another than before. */
    Model of(Member me, Printer printer, UUID modelId) {
        return modelId.equals(printer.modelId())
                ? new Model(modelId, printer.model())
                : use(me, modelId).orElseThrow(() -> Problem.notThere("modelId"));
    }

    /** Told by its id, or else by what it is: what the catalog lacks of it joins it (spec 9.2). Never both. */
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
