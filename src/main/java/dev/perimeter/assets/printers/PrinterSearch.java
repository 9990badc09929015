package dev.perimeter.assets.printers;

import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.Search;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of printers. */
@Repository
class PrinterSearch {

    private final JdbcClient db;

    PrinterSearch(JdbcClient db) {
        this.db = db;
    }

    /** What to look for; null, and a text without words, for everything. */
    record Filter(Printer.@Nullable Status status, @Nullable UUID modelId, Search q) {}

    /**
     * By name, which no two printers have. Words are looked for in name, number, serial number,
     * location, and what the catalog says of the model.
     */
    List<Printer> page(Member me, Filter filter, String afterName, int limit) {
        return db.sql("select " + Printers.COLUMNS + """
                          from printer p
                          join printer_spec m on m.id = p.model_id
                         where p.company_id = :company
                           and p.name_key > :afterName
                           and p.number || ' ' || p.search_text || ' ' || m.search_text like all (cast(:patterns as text[]))
                           and (cast(:status as text) is null or p.status = :status)
                           and (cast(:modelId as uuid) is null or :modelId in (m.id, m.duplicate_of))
                         order by p.name_key
                         limit :limit
                        """)
                .params(RecordParameters.of(me.company(), filter))
                .param("afterName", afterName)
                .param("patterns", filter.q().patterns())
                .param("limit", limit)
                .query(RecordRowMapper.of(Printer.class))
                .list();
    }
}
