package dev.perimeter.catalog.printers;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.Search;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Printer models that people choose one of, for other features. The catalog belongs to no company
 * (spec 9.1).
 */
@Repository
public class PrinterModelChoices {

    private static final int SHOWN_MAX = 20;

    private final JdbcClient db;

    PrinterModelChoices(JdbcClient db) {
        this.db = db;
    }

    /** As far as somebody who chooses needs to know it. */
    public record PrinterModelChoice(UUID id, String manufacturer, String model, String technology) {}

    /** By the words of a text; none where it is empty. */
    public List<PrinterModelChoice> search(String text) {
        var key = SearchKey.of(text);
        return db.sql("""
                        select m.id, m.manufacturer, m.model, m.technology
                          from printer_spec m
                         where :text <> ''
                           and m.duplicate_of is null
                           and m.hidden_at is null
                           and m.search_text like all (cast(:patterns as text[]))
                         order by m.name_key collate %s, m.id
                         limit :limit
                        """.formatted(NameOrder.current().collation()))
                .param("text", key)
                .param("patterns", Search.patterns(key))
                .param("limit", SHOWN_MAX)
                .query(RecordRowMapper.of(PrinterModelChoice.class))
                .list();
    }

    /**
     * Without using it yet: so that somebody sees what they chose. A hidden one is found by
     * companies that use it.
     */
    public Optional<PrinterModelChoice> find(Member me, UUID id) {
        return db.sql("""
                        select m.id, m.manufacturer, m.model, m.technology
                          from printer_spec m
                         where m.id = :id
                           and (m.hidden_at is null or gate.uses_spec(:company, 'printer', m.id))
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(PrinterModelChoice.class))
                .optional();
    }

    /**
     * The company uses it from now on (spec 9.4). The id of an entry that was merged into another
     * finds that other one.
     */
    public Optional<PrinterModelChoice> use(Member me, UUID id) {
        return db.sql("""
                        select m.id, m.manufacturer, m.model, m.technology
                          from gate.use_printer(:company, :id) used (id)
                          join printer_spec m on m.id = used.id
                        """)
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(PrinterModelChoice.class))
                .optional();
    }
}
