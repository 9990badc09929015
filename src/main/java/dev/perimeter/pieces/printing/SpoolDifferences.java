package dev.perimeter.pieces.printing;

import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.prints.SpoolUse;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** How much more there is on each spool when a piece used something else than was recorded. */
public final class SpoolDifferences {

    private SpoolDifferences() {}

    /** Grams by spool: more where the piece took less. Those without a difference are not in it. */
    public static SortedMap<UUID, BigDecimal> between(Piece before, Piece after) {
        var differences = new TreeMap<UUID, BigDecimal>();
        before.progress()
                .print()
                .spools()
                .forEach(use -> differences.merge(use.spoolId(), grams(use), BigDecimal::add));
        after.progress()
                .print()
                .spools()
                .forEach(use -> differences.merge(use.spoolId(), grams(use).negate(), BigDecimal::add));
        differences.values().removeIf(grams -> grams.signum() == 0);
        return differences;
    }

    private static BigDecimal grams(SpoolUse use) {
        return Objects.requireNonNullElse(use.grams(), BigDecimal.ZERO);
    }
}
