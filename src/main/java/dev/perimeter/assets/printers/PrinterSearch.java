package dev.perimeter.assets.printers;

import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.lists.SortKey;
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
    record Filter(Printer.@Nullable Status status, @Nullable UUID modelId, Search q, PrinterSort sort) {}

    /**
     * Words are looked for in name, number, serial number,
     * location, and what the catalog says of the model.
     */
    List<Printer> page(Member me, Filter filter, SortKey after, int limit) {
        var ordering = filter.sort().ordering(NameOrder.of(after));
        var isStart = after.parts().isEmpty();
        return db.sql(ordering.in("select " + Printers.COLUMNS + """
                          from printer p
                          join printer_spec m on m.id = p.model_id
                         where p.company_id = :company
                           and {behind}
                           and '№' || p.number || '№' || p.search_text || ' ' || m.search_text like all (cast(:patterns as text[]))
                           and (cast(:status as text) is null or p.status = :status)
                           and (cast(:modelId as uuid) is null or :modelId in (m.id, m.duplicate_of))
                         order by {by}
                         limit :limit
                        """))
                .params(RecordParameters.of(me.company(), filter))
                .param("afterKey", isStart ? ordering.startKey() : after.text(1))
                .param("afterNumber", after.number(2, ordering.startNumber()))
                .param("patterns", filter.q().patterns())
                .param("limit", limit)
                .query(RecordRowMapper.of(Printer.class))
                .list();
    }
}
