package dev.perimeter.assets.spools;

import dev.perimeter.values.Money;
import dev.perimeter.values.Text;
import dev.perimeter.values.canonical.VisibleOnly;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a company says of a spool's purchase, and where it is. */
public record SpoolOrigin(
        @Money @Nullable BigDecimal price,
        @Text(max = 200) @Nullable String supplier,
        @VisibleOnly @Text(max = 100) @Nullable String lot,
        @Text(max = 200) @Nullable String location) {

    /** The price in the form in which the database gives it back: what is the same is no change. */
    public SpoolOrigin {
        price = SpoolChange.twoDecimals(price);
    }
}
