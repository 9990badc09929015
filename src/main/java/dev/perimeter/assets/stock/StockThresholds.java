package dev.perimeter.assets.stock;

import dev.perimeter.assets.stock.StockItem.StockFilament;
import dev.perimeter.audit.Audit;
import dev.perimeter.audit.Changes.Change;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The thresholds of filaments, each the company's own. */
@Repository
class StockThresholds {

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final Audit audit;

    StockThresholds(JdbcClient db, CommitStatements commitStatements, Audit audit) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.audit = audit;
    }

    /**
     * A filament whose threshold nobody else changes before this transaction ends.
     *
     * @param filament as the catalog has it now, where the one asked for was merged into another
     * @param version how often the threshold was set before
     */
    record HeldThreshold(StockFilament filament, @Nullable BigDecimal lowThresholdG, int version) {

        StockThreshold threshold() {
            return new StockThreshold(lowThresholdG);
        }
    }

    /** Empty where the catalog has no such filament. The company uses it from now on (spec 9.4). */
    Optional<HeldThreshold> hold(Member me, UUID filament) {
        return db.sql("""
                        select f.id as filament_id, f.manufacturer as filament_manufacturer, f.product as filament_product,
                               f.name as filament_name, f.material as filament_material, f.color_name as filament_color_name,
                               f.color_hexes as filament_color_hexes, f.diameter_mm as filament_diameter_mm, t.low_threshold_g, t.version
                          from gate.use_filament(:company, :filament) used (id)
                          join filament_spec f on f.id = used.id
                         cross join lateral gate.stock_threshold_to_change(:company, f.id) t
                        """)
                .param("company", me.company())
                .param("filament", filament)
                .query(RecordRowMapper.of(HeldThreshold.class))
                .optional();
    }

    /** The version after it. Null takes the threshold away, and the row that locked it too. */
    int change(Member me, HeldThreshold held, StockThreshold threshold) {
        var before = held.lowThresholdG();
        var after = threshold.lowThresholdG();
        var isSame = threshold.equals(held.threshold());
        if (after == null || !isSame) {
            var parameters = new HashMap<String, @Nullable Object>();
            parameters.put("company", me.company());
            parameters.put("filament", held.filament().id());
            parameters.put("grams", after);
            commitStatements.run("select gate.change_stock_threshold(:company, :filament, :grams)", parameters);
        }
        if (isSame) {
            return held.version();
        }
        audit.acted(
                me,
                "changed",
                RecordType.STOCK,
                held.filament().id(),
                Map.of("lowThresholdG", new Change(before, after)));
        return held.version() + 1;
    }
}
