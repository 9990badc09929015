package dev.perimeter.assets.printers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.printers.Printer.PrinterModel;
import dev.perimeter.catalog.Contributed;
import dev.perimeter.catalog.Contributions;
import dev.perimeter.catalog.PrinterDraft;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.FoldedText;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the catalog says of the models that printers are of. */
@Repository
class PrinterSpecChoices {

    /** What a {@link PrinterModel} is made of. */
    private static final String COLUMNS = "m.manufacturer, m.model, m.technology\n";

    private static final int SHOWN_MAX = 20;

    private final JdbcClient db;
    private final Contributions contributions;

    PrinterSpecChoices(JdbcClient db, Contributions contributions) {
        this.db = db;
        this.contributions = contributions;
    }

    /** An entry of the catalog, by the id that it has now. */
    record Model(UUID id, @JsonUnwrapped PrinterModel shown) {}

    /**
     * The company uses it from now on (spec 9.4). The id of an entry that was merged into another
     * finds that other one.
     */
    Optional<Model> use(Member me, UUID id) {
        return db.sql("select m.id, " + COLUMNS + """
                          from gate.use_printer(:company, :id) used (id)
                          join printer_spec m on m.id = used.id
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(Model.class))
                .optional();
    }

    /** Without using it yet: so that somebody sees what they chose. */
    Optional<Model> find(Member me, UUID id) {
        return db.sql("select m.id, " + COLUMNS + """
                          from printer_spec m
                         where m.id = :id
                           and (m.hidden_at is null or gate.uses_spec(:company, 'printer', m.id))
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(Model.class))
                .optional();
    }

    /** By the words of a text; none where it is empty. */
    List<Model> search(Member me, String text) {
        return db.sql("select m.id, " + COLUMNS + """
                          from printer_spec m
                         where :text <> ''
                           and m.duplicate_of is null
                           and m.hidden_at is null
                           and m.search_text like all (cast(:patterns as text[]))
                         order by m.name_key, m.id
                         limit :limit
                        """)
                .param("text", FoldedText.of(text))
                .param("patterns", Search.patterns(FoldedText.of(text)))
                .param("limit", SHOWN_MAX)
                .query(RecordRowMapper.of(Model.class))
                .list();
    }

    /**
     * The model of a printer that is to be of this one; the catalog is asked only where it is
     * another than before.
     */
    Model of(Member me, Printer printer, UUID modelId) {
        return modelId.equals(printer.modelId())
                ? new Model(modelId, printer.model())
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
