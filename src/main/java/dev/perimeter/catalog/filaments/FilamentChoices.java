package dev.perimeter.catalog.filaments;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.Search;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Filaments that people choose one of, for other features. The catalog belongs to no company (spec
 * 9.1).
 */
@Repository
public class FilamentChoices {

    private static final int SHOWN_MAX = 20;

    private static final String COLUMNS =
            "f.id, f.manufacturer, f.product, f.name, f.material, f.color_name, f.color_hexes, f.diameter_mm, f.net_weight_g";

    private final JdbcClient db;

    FilamentChoices(JdbcClient db) {
        this.db = db;
    }

    /**
     * As far as somebody who chooses needs to know it.
     *
     * @param colorHexes as in {@code #C1121C}, several where the filament has several
     */
    public record FilamentChoice(
            UUID id,
            String manufacturer,
            String product,
            String name,
            String material,
            String colorName,
            List<String> colorHexes,
            BigDecimal diameterMm,
            BigDecimal netWeightG) {

        /**
         * Maker, name and material on one line. The same line is sold in several diameters and
         * sizes.
         */
        public String label() {
            return FilamentName.of(manufacturer, name, material);
        }
    }

    /** A filament on one line, for pages of other features. */
    public record FilamentLabel(
            UUID filamentId, String manufacturer, String name, String material, List<String> colorHexes) {

        /** As in "Prusament PLA Galaxy Black". */
        public String text() {
            return FilamentName.of(manufacturer, name, material);
        }
    }

    /** By id, whether others may still choose them or not. */
    public Map<UUID, FilamentChoice> find(Collection<UUID> ids) {
        return db
                .sql("select %s from filament_spec f where f.id = any (:ids)".formatted(COLUMNS))
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(RecordRowMapper.of(FilamentChoice.class))
                .stream()
                .collect(Collectors.toMap(FilamentChoice::id, Function.identity()));
    }

    /** By the words of a text; none where it is empty. */
    public List<FilamentChoice> search(String text) {
        var key = SearchKey.of(text);
        return db.sql("""
                        select %s
                          from filament_spec f
                         where :text <> ''
                           and f.duplicate_of is null
                           and f.hidden_at is null
                           and f.search_text like all (cast(:patterns as text[]))
                         order by f.name_key collate %s, f.id
                         limit :limit
                        """.formatted(COLUMNS, NameOrder.current().collation()))
                .param("text", key)
                .param("patterns", Search.patterns(key))
                .param("limit", SHOWN_MAX)
                .query(RecordRowMapper.of(FilamentChoice.class))
                .list();
    }

    /**
     * Without using it yet: so that somebody sees what they chose. A hidden one is found by
     * companies that use it.
     */
    public Optional<FilamentChoice> find(Member me, UUID id) {
        return db.sql("""
                        select %s
                          from filament_spec f
                         where f.id = :id
                           and (f.hidden_at is null or gate.uses_spec(:company, 'filament', f.id))
                        """.formatted(COLUMNS))
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(FilamentChoice.class))
                .optional();
    }

    /**
     * The company uses it from now on (spec 9.4). The id of an entry that was merged into another
     * finds that other one.
     */
    public Optional<FilamentChoice> use(Member me, UUID id) {
        return db.sql("""
                        select %s
                          from gate.use_filament(:company, :id) used (id)
                          join filament_spec f on f.id = used.id
                        """.formatted(COLUMNS))
                .param("company", me.company())
                .param("id", id)
                .query(RecordRowMapper.of(FilamentChoice.class))
                .optional();
    }
}
