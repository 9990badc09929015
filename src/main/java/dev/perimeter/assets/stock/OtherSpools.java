package dev.perimeter.assets.stock;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a company has of a filament beside one spool, in grams.
 *
 * @param othersGrams on its other usable spools
 * @param othersThresholdG the largest threshold of its other spools that are not archived
 * @param filamentThresholdG the filament's own
 * @param companyThresholdG for filaments without any
 */
public record OtherSpools(
        BigDecimal othersGrams,
        @Nullable BigDecimal othersThresholdG,
        @Nullable BigDecimal filamentThresholdG,
        @Nullable BigDecimal companyThresholdG) {

    /**
     * Whether the filament is low, as {@link StockLevels#ALL} judges it.
     *
     * @param grams on the one spool, as far as they are usable
     * @param threshold of the one spool
     */
    public boolean isLowWith(BigDecimal grams, @Nullable BigDecimal threshold) {
        return StockLevels.isLow(othersGrams.add(grams), standing(threshold));
    }

    /** With so many grams more. */
    public OtherSpools and(BigDecimal grams) {
        return new OtherSpools(othersGrams.add(grams), othersThresholdG, filamentThresholdG, companyThresholdG);
    }

    private @Nullable BigDecimal standing(@Nullable BigDecimal threshold) {
        return filamentThresholdG != null ? filamentThresholdG : withoutItsOwn(threshold);
    }

    /** The threshold of a filament that has none of its own. */
    @Nullable
    BigDecimal withoutItsOwn(@Nullable BigDecimal threshold) {
        return Stream.of(threshold, othersThresholdG)
                .filter(Objects::nonNull)
                .max(BigDecimal::compareTo)
                .orElse(companyThresholdG);
    }
}
