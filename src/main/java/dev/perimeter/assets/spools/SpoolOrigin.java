package dev.perimeter.assets.spools;

import dev.perimeter.values.Text;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.values.canonical.VisibleOnly;
import dev.perimeter.values.money.Amount;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.values.money.Money;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a company says of a spool's purchase, and where it is.
 *
 * @param currency of the price; null where there is no price, or the company's is meant
 */
public record SpoolOrigin(
        @Money @Nullable BigDecimal price,
        @CurrencyCode @Nullable String currency,
        @Text(max = 200) @Nullable String supplier,
        @VisibleOnly @Text(max = 100) @Nullable String lot,
        @Text(max = 200) @Nullable String location) {

    /** The price in the form in which the database gives it back: what is the same is no change. */
    public SpoolOrigin {
        var amount = Amount.of(price, currency);
        price = amount == null ? null : amount.amount();
        currency = amount == null ? null : amount.currency();
    }

    @Nullable
    Amount amount() {
        return Amount.of(price, currency);
    }

    SpoolOrigin in(String priceCurrency) {
        return new SpoolOrigin(price, priceCurrency, supplier, lot, location);
    }

    /** Lot, supplier and place as searches compare them. */
    String searchText() {
        return Stream.of(lot, supplier, location)
                .filter(Objects::nonNull)
                .map(SearchKey::of)
                .collect(Collectors.joining(" "));
    }
}
