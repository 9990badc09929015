package dev.perimeter.assets.stock;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a company has of one filament.
 *
 * @param spools how many are usable: sealed, in use or drying
 * @param grams that are left on them
 * @param lowThresholdG at how many grams it is time to buy more: the filament's own, or the largest
 *     of its spools, or the company's; null where there is none
 * @param low whether it is time
 */
public record StockItem(
        StockFilament filament,
        int spools,
        BigDecimal grams,
        @Nullable BigDecimal lowThresholdG,
        boolean low) {

    /** What the catalog says of it. */
    public record StockFilament(
            UUID id,
            String manufacturer,
            String product,
            String name,
            String material,
            String colorName,
            List<String> colorHexes,
            BigDecimal diameterMm) {}

    /** Judged by that threshold. */
    static StockItem of(StockFilament filament, int spools, BigDecimal grams, @Nullable BigDecimal threshold) {
        return new StockItem(filament, spools, grams, threshold, StockLevels.isLow(grams, threshold));
    }

    /** How many grams are missing up to the threshold; 0 where none are. */
    public BigDecimal missingG() {
        return lowThresholdG == null
                ? BigDecimal.ZERO
                : lowThresholdG.subtract(grams).max(BigDecimal.ZERO);
    }
}
