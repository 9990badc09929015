package dev.perimeter.assets.printers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.CompanyCurrency;
import dev.perimeter.assets.printers.Printer.CatalogModel;
import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.Ids;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Revision;
import dev.perimeter.web.problems.Problem;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The printers of the company acted for. The catalog's own are {@code PrinterSpecs}. */
@Repository
class Printers {

    /** What a {@link Printer} is made of: p is the printer, m its model in the catalog. */
    static final String COLUMNS = """
            p.id, p.number, p.name, p.model_id, m.manufacturer as model_manufacturer, m.model as model_model,
            m.technology as model_technology, p.serial_number, p.status, p.nozzle_diameter_mm, p.location, p.purchased_on,
            p.purchase_price, p.currency, p.notes, p.version, p.created_at, p.updated_at
            """;

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;
    private final CompanyCurrency companyCurrency;

    Printers(JdbcClient db, CommitStatements commitStatements, Audit audit, CompanyCurrency companyCurrency) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
        this.companyCurrency = companyCurrency;
    }

    Optional<Printer> find(Member me, UUID id) {
        return db.sql("select " + COLUMNS + """
                          from printer p
                          join printer_spec m on m.id = p.model_id
                         where p.company_id = :company
                           and p.id = :id
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(Printer.class))
                .optional();
    }

    /**
     * Refused with 404 naming {@code modelId} where the catalog has no such model, with 400 naming
     * {@code purchasePrice} where it has more decimals than its currency, and by {@code
     * printer_name_taken}.
     */
    Printer add(Member me, PrinterChange said) {
        var draft = companyCurrency.priced(me, said, said.facts().amount(), "purchasePrice", said::in);
        var id = Ids.next();
        var counted = db.sql("""
                        with model as (
                          select m.id, m.manufacturer, m.model, m.technology
                            from gate.use_printer(:company, :modelId) used (id)
                            join printer_spec m on m.id = used.id
                        ), counted as (
                          select gate.next_number(:company, 'printer', 1) as last_number from model
                        ), added as (
                          insert into printer (company_id, id, number, name, name_key, model_id, serial_number, status,
                                               nozzle_diameter_mm, location, purchased_on, purchase_price, currency, notes,
                                               search_text)
                          select :company, :id, counted.last_number, :name, :nameKey, model.id, :serialNumber, :status,
                                 cast(:nozzleDiameterMm as numeric), :location, cast(:purchasedOn as date),
                                 cast(:purchasePrice as numeric), :currency, :notes, :searchText
                            from counted
                           cross join model
                        )
                        select counted.last_number as number, model.id as model_id, model.manufacturer as model_manufacturer,
                               model.model as model_model, model.technology as model_technology, now() as now
                          from counted
                         cross join model
                        """)
                .params(draft.parameters(me.company(), id))
                .query(RecordRowMapper.of(Numbered.class))
                .optional()
                .orElseThrow(() -> Problem.notThere("modelId"));
        var added = draft.as(id, counted.number(), counted.model(), Revision.first(counted.now()));
        audit.added(me, RecordType.PRINTER, id, added);
        return added;
    }

    /** The number and the model that a new printer got, and the time that it was added. */
    private record Numbered(int number, @JsonUnwrapped CatalogModel model, Instant now) {}

    Optional<Held<Printer>> hold(Member me, UUID id) {
        return db.sql("select now() as now, " + COLUMNS + """
                          from gate.printer_to_change(:company, :id) p
                          join printer_spec m on m.id = p.model_id
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(Held.rows(Printer.class))
                .optional();
    }

    /**
     * The change with the currency of the price: without one, that of the price before.
     *
     * @param before what is stored
     * @param field the name of the price in the request
     * @throws Problem 400 naming the field, where the price has more decimals than its currency
     */
    PrinterChange priced(Member me, PrinterChange before, PrinterChange draft, String field) {
        var amount = draft.facts().amount();
        var kept = amount == null ? null : amount.orIn(before.facts().currency());
        return companyCurrency.priced(me, draft, kept, field, draft::in);
    }

    /** Refused by {@code printer_name_taken} at the end of the request. */
    Printer change(Member me, Held<Printer> held, PrinterChange draft, CatalogModel model) {
        var before = held.record();
        var parameters = draft.parameters(me.company(), before.id());
        parameters.put("modelId", model.modelId());
        commitStatements.run("""
                select gate.change_printer(:company, :id, :name, :nameKey, :modelId, :serialNumber, :status, :nozzleDiameterMm, :location,
                                           :purchasedOn, :purchasePrice, :currency, :notes, :searchText)
                """, parameters);
        var changed =
                draft.as(before.id(), before.number(), model, before.revision().next(held.now()));
        audit.changed(me, RecordType.PRINTER, before.id(), before, changed);
        return changed;
    }

    /** Refused at the end of the request while something names the printer: retire it instead. */
    void remove(Member me, Held<Printer> held) {
        commitStatements.run(
                "select gate.remove_printer(:company, :id)",
                Map.of("company", me.company(), "id", held.record().id()));
        audit.removed(me, RecordType.PRINTER, held.record().id(), held.record());
    }
}
