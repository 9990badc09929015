package dev.perimeter.assets.spools;

import dev.perimeter.gate.Member;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the catalog says of the filaments that are on spools. */
@Repository
class SpoolFilaments {

    private final JdbcClient db;

    SpoolFilaments(JdbcClient db) {
        this.db = db;
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

    /** The id of an entry that was merged into another finds that other one. */
    Optional<Entry> find(Member me, UUID id) {
        return db.sql("""
                        select f.id, f.manufacturer, f.product, f.name, f.material, f.color_name, f.color_hexes, f.diameter_mm
                          from filament_spec f
                         where f.id = (select coalesce(asked.duplicate_of, asked.id) from filament_spec asked where asked.id = :id)
                        """)
                .param("id", id)
                .query((row, _) -> new Entry(row.getObject("id", UUID.class), SpoolFilament.of(row)))
                .optional();
    }
}
