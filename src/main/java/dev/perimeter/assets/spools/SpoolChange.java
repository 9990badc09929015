package dev.perimeter.assets.spools;

import dev.perimeter.assets.spools.SpoolFilaments.Entry;
import dev.perimeter.values.FoldedText;
import dev.perimeter.values.Money;
import dev.perimeter.values.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a caller may set of a spool that is there: what it weighs is none of it, that takes an event. */
public record SpoolChange(
        UUID filamentId,

        @DecimalMin("0") @DecimalMax("5000") @Digits(integer = 4, fraction = 2) @Nullable
        BigDecimal tareWeightG,

        @Money @Nullable BigDecimal price,
        @Text(max = 200) @Nullable String supplier,
        @Text(max = 100) @Nullable String lot,
        @Text(max = 200) @Nullable String location,
        Spool.Status status,

        @DecimalMin("0") @DecimalMax("50000") @Digits(integer = 5, fraction = 2) @Nullable
        BigDecimal lowThresholdG,

        @Text(max = 5000, multiline = true) @Nullable String notes) {

    /** Figures in the form in which the database gives them back: what is the same is no change. */
    public SpoolChange {
        tareWeightG = twoDecimals(tareWeightG);
        price = twoDecimals(price);
        lowThresholdG = twoDecimals(lowThresholdG);
    }

    /** A spool of that filament, on which so much is left. */
    Spool as(
            UUID id,
            int number,
            Entry filament,
            BigDecimal net,
            BigDecimal remaining,
            int version,
            Instant createdAt,
            Instant updatedAt) {
        return new Spool(
                id,
                number,
                filament.id(),
                filament.shown(),
                net,
                tareWeightG,
                remaining,
                Spool.isLow(remaining, lowThresholdG, status),
                price,
                supplier,
                lot,
                location,
                status,
                lowThresholdG,
                notes,
                version,
                createdAt,
                updatedAt);
    }

    Map<String, @Nullable Object> parameters(UUID company) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", company);
        parameters.put("filamentId", filamentId);
        parameters.put("tareWeightG", tareWeightG);
        parameters.put("price", price);
        parameters.put("supplier", supplier);
        parameters.put("lot", lot);
        parameters.put("location", location);
        parameters.put("status", status.word());
        parameters.put("lowThresholdG", lowThresholdG);
        parameters.put("notes", notes);
        parameters.put("searchText", searchText());
        return parameters;
    }

    public static @Nullable BigDecimal twoDecimals(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.setScale(2, RoundingMode.UNNECESSARY);
    }

    private String searchText() {
        return Stream.of(lot, supplier, location)
                .filter(text -> text != null)
                .map(FoldedText::of)
                .collect(Collectors.joining(" "));
    }
}
