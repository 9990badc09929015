package dev.perimeter.catalog;

import dev.perimeter.catalog.intake.Alike;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Likely duplicates of a printer model that somebody is about to add (spec 9.3). */
@Repository
class SimilarPrinters {

    private static final int TOLD_MAX = 20;
    private static final RowMapper<PrinterSpec> ROWS = new SpecRows<>(PrinterSpec.class);

    private final JdbcClient db;

    SimilarPrinters(JdbcClient db) {
        this.db = db;
    }

    record Asked(String manufacturer, @Nullable String model) {

        boolean isLike(PrinterSpec entry) {
            return Spelling.isNear(ofMaker(entry)) && Spelling.isNear(ofModel(entry));
        }

        /** The less, the likelier; the equal one before all others. */
        double distance(PrinterSpec entry) {
            var isEqual = model != null
                    && FoldedText.of(manufacturer).equals(FoldedText.of(entry.manufacturer()))
                    && FoldedText.of(model).equals(FoldedText.of(entry.model()));
            return isEqual ? -1 : ofMaker(entry) + ofModel(entry);
        }

        private double ofMaker(PrinterSpec entry) {
            return Spelling.distance(Alike.maker(manufacturer), Alike.maker(entry.manufacturer()));
        }

        private double ofModel(PrinterSpec entry) {
            return model == null
                    ? 0
                    : Spelling.distance(
                            Alike.model(model, manufacturer), Alike.model(entry.model(), entry.manufacturer()));
        }
    }

    /** The likeliest first, at most {@value #TOLD_MAX}. An equal one is the first of all. */
    List<PrinterSpec> find(Member me, Asked asked) {
        return candidates(me, asked).stream()
                .filter(asked::isLike)
                .sorted(Comparator.<PrinterSpec>comparingDouble(asked::distance)
                        .thenComparing(PrinterSpec::model)
                        .thenComparing(PrinterSpec::id))
                .limit(TOLD_MAX)
                .toList();
    }

    private List<PrinterSpec> candidates(Member me, Asked asked) {
        var maker = MakerRange.of(asked.manufacturer());
        return db.sql("""
                        select id, manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape,
                               nozzle_diameters_mm, filament_diameter_mm, tool_count, multi_material_slots,
                               multi_material_system, max_nozzle_temp_c, max_bed_temp_c, max_chamber_temp_c,
                               max_temp_basis, heated_bed, heated_chamber, enclosed, structure, gcode_flavor,
                               connectivity, display_pixels_x, display_pixels_y, pixel_size_um, source_licenses,
                               license_basis, data_notes, source, source_id, contributed_by_name as contributed_by,
                               version, created_at
                          from printer_spec
                         where id in ((select id
                                      from printer_spec
                                     where (maker_alike between :maker and :maker_to
                                            or maker_alike = any (cast(:maker_beginnings as text[])))
                                       and duplicate_of is null
                                       and hidden_at is null
                                     order by name_key, id
                                     limit 300)
                                     union
                                   (select id
                                      from printer_spec
                                     where model_alike = :model
                                       and duplicate_of is null
                                       and hidden_at is null
                                     order by name_key, id
                                     limit 100)
                                   )
                        """)
                .param("maker", maker.alike())
                .param("maker_to", maker.to())
                .param("maker_beginnings", maker.beginnings())
                .param("model", asked.model() == null ? null : Alike.model(asked.model(), asked.manufacturer()))
                .query(ROWS)
                .list();
    }
}
