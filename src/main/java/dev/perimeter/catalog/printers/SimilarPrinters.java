package dev.perimeter.catalog.printers;

import dev.perimeter.catalog.duplicates.DuplicateKey;
import dev.perimeter.catalog.duplicates.MakerRange;
import dev.perimeter.catalog.duplicates.Spelling;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Likely duplicates of a printer model that somebody is about to add (spec 9.3). */
@Repository
class SimilarPrinters {

    private static final int TOLD_MAX = 20;

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
            return Spelling.distance(DuplicateKey.maker(manufacturer), DuplicateKey.maker(entry.manufacturer()));
        }

        private double ofModel(PrinterSpec entry) {
            return model == null
                    ? 0
                    : Spelling.distance(
                            DuplicateKey.model(model, manufacturer),
                            DuplicateKey.model(entry.model(), entry.manufacturer()));
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
                        select %s
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
                        """.formatted(PrinterSpecs.COLUMNS))
                .param("maker", maker.alike())
                .param("maker_to", maker.to())
                .param("maker_beginnings", maker.beginnings())
                .param("model", asked.model() == null ? null : DuplicateKey.model(asked.model(), asked.manufacturer()))
                .query(PrinterSpecs.ROWS)
                .list();
    }
}
