package dev.perimeter.assets.spools;

import dev.perimeter.catalog.Contributed;
import dev.perimeter.catalog.Contributions;
import dev.perimeter.catalog.FilamentDraft;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.FoldedText;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the catalog says of the filaments that are on spools. */
@Repository
class SpoolFilaments {

    private static final int SHOWN_MAX = 20;

    private final JdbcClient db;
    private final Contributions contributions;

    SpoolFilaments(JdbcClient db, Contributions contributions) {
        this.db = db;
        this.contributions = contributions;
    }

    /** As far as lists show it. */
    record SpoolFilament(
            String manufacturer,
            String product,
            String name,
            String material,
            String colorName,
            List<String> colorHexes,
            BigDecimal diameterMm) {

        static SpoolFilament of(ResultSet row) throws SQLException {
            return new SpoolFilament(
                    row.getString("manufacturer"),
                    row.getString("product"),
                    row.getString("name"),
                    row.getString("material"),
                    row.getString("color_name"),
                    List.of((String[]) row.getArray("color_hexes").getArray()),
                    row.getBigDecimal("diameter_mm"));
        }
    }

    /** An entry of the catalog, by the id that it has now. */
    record Entry(UUID id, SpoolFilament shown) {}

    /** The company uses it from now on (spec 9.4). The id of an entry that was merged into another finds that other one. */
    Optional<Entry> use(Member me, UUID id) {
        return db.sql("""
                        select f.id, f.manufacturer, f.product, f.name, f.material, f.color_name, f.color_hexes, f.diameter_mm
                          from gate.use_filament(:company, :id) used (id)
                          join filament_spec f on f.id = used.id
                        """)
                .param("company", me.company())
                .param("id", id)
                .query((row, _) -> new Entry(row.getObject("id", UUID.class), SpoolFilament.of(row)))
                .optional();
    }

    /** Without using it yet: so that somebody sees what they chose. */
    Optional<Entry> find(Member me, UUID id) {
        return db.sql("""
                        select f.id, f.manufacturer, f.product, f.name, f.material, f.color_name, f.color_hexes, f.diameter_mm
                          from filament_spec f
                         where f.id = :id
                           and (f.hidden_at is null or gate.uses_spec(:company, 'filament', f.id))
                        """)
                .param("company", me.company())
                .param("id", id)
                .query((row, _) -> new Entry(row.getObject("id", UUID.class), SpoolFilament.of(row)))
                .optional();
    }

    /** By the words of a text; none where it is empty. */
    List<Entry> search(Member me, String text) {
        return db.sql("""
                        select f.id, f.manufacturer, f.product, f.name, f.material, f.color_name, f.color_hexes, f.diameter_mm
                          from filament_spec f
                         where :text <> ''
                           and f.duplicate_of is null
                           and f.hidden_at is null
                           and f.search_text like all (cast(:patterns as text[]))
                         order by f.name_key, f.id
                         limit :limit
                        """)
                .param("text", FoldedText.of(text))
                .param("patterns", Search.patterns(FoldedText.of(text)))
                .param("limit", SHOWN_MAX)
                .query((row, _) -> new Entry(row.getObject("id", UUID.class), SpoolFilament.of(row)))
                .list();
    }

    /** The filament of a spool that is to have this one; the catalog is asked only where it is another than before. */
    Entry of(Member me, Spool spool, UUID filamentId) {
        return filamentId.equals(spool.filamentId())
                ? new Entry(filamentId, spool.filament())
                : use(me, filamentId).orElseThrow(() -> Problem.notThere("filamentId"));
    }

    /** Told by its id, or else by what it is: what the catalog lacks of it joins it (spec 9.2). Never both. */
    Contributed named(Member me, @Nullable UUID id, @Nullable FilamentDraft stated) {
        if (id != null && stated != null) {
            throw Problem.invalid("filament", FieldFault.of("fault.beside", "other", "filamentId"));
        }
        if (stated != null) {
            return contributions.filament(me, stated);
        }
        if (id == null) {
            throw Problem.invalid("filamentId", FieldFault.of("fault.required.or", "other", "filament"));
        }
        return new Contributed(id, false, List.of());
    }
}
