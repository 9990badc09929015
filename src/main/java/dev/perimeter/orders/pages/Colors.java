package dev.perimeter.orders.pages;

import dev.perimeter.catalog.FilamentName;
import dev.perimeter.values.FoldedText;
import dev.perimeter.web.lists.Search;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * What lines are to be printed of, by name. The catalog belongs to no company (spec 9.1): no
 * statement here names one.
 */
@Repository
class Colors {

    private static final int SHOWN_MAX = 20;

    private final JdbcClient db;

    Colors(JdbcClient db) {
        this.db = db;
    }

    /**
     * The same name is sold in several diameters and sizes.
     *
     * @param colors as in {@code #C1121C}, several where the filament has several
     */
    record Color(UUID id, String name, List<String> colors, BigDecimal diameterMm, BigDecimal netWeightG) {

        static Color of(ResultSet row) throws SQLException {
            return new Color(
                    row.getObject("id", UUID.class),
                    FilamentName.of(row),
                    List.of((String[]) row.getArray("color_hexes").getArray()),
                    row.getBigDecimal("diameter_mm"),
                    row.getBigDecimal("net_weight_g"));
        }
    }

    /** By id. */
    Map<UUID, Color> find(Collection<UUID> ids) {
        return db
                .sql("""
                        select id, manufacturer, name, material, color_hexes, diameter_mm, net_weight_g
                          from filament_spec
                         where id = any (:ids)
                        """)
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query((row, _) -> Color.of(row))
                .list()
                .stream()
                .collect(Collectors.toMap(Color::id, Function.identity(), (one, _) -> one));
    }

    /** By the words of a text; none where it is empty. */
    List<Color> search(String text) {
        return db.sql("""
                        select id, manufacturer, name, material, color_hexes, diameter_mm, net_weight_g
                          from filament_spec
                         where :text <> ''
                           and duplicate_of is null
                           and hidden_at is null
                           and search_text like all (cast(:patterns as text[]))
                         order by name_key, id
                         limit :limit
                        """)
                .param("text", FoldedText.of(text))
                .param("patterns", Search.patterns(FoldedText.of(text)))
                .param("limit", SHOWN_MAX)
                .query((row, _) -> Color.of(row))
                .list();
    }
}
