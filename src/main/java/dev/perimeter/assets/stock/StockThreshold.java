package dev.perimeter.assets.stock;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * At how many grams of a filament it is time to buy more.
 *
 * @param lowThresholdG null for none of its own, and 0 for never
 */
record StockThreshold(
        @DecimalMin("0") @DecimalMax("1000000") @Nullable BigDecimal lowThresholdG) {

    /** As it is kept (spec 11.3). */
    StockThreshold {
        lowThresholdG = lowThresholdG == null ? null : lowThresholdG.setScale(2, RoundingMode.HALF_UP);
    }
}
