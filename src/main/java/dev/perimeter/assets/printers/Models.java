package dev.perimeter.assets.printers;

import dev.perimeter.assets.printers.Printer.PrinterModel;
import dev.perimeter.gate.Member;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the catalog says of the models that printers are of. */
@Repository
class Models {

    private final JdbcClient db;

    Models(JdbcClient db) {
        this.db = db;
    }

    /** An entry of the catalog, by the id that it has now. */
    record Model(UUID id, PrinterModel shown) {}

    /** The id of an entry that was merged into another finds that other one. */
    Optional<Model> find(Member me, UUID id) {
        return db.sql("""
                        select m.id, m.manufacturer, m.model, m.technology
                          from printer_spec m
                         where m.id = (select coalesce(asked.duplicate_of, asked.id) from printer_spec asked where asked.id = :id)
                        """)
                .param("id", id)
                .query((row, _) -> new Model(row.getObject("id", UUID.class), PrinterModel.of(row)))
                .optional();
    }
}
