package dev.perimeter.assets.spools;

import dev.perimeter.assets.spools.SpoolFilaments.SpoolFilament;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A spool of the company's. Weights in grams, with two decimals; the price is in the company's currency.
 *
 * @param number consecutive within the company, from 1
 * @param filamentId its entry in the catalog
 * @param remainingG the net weight and all events since
 * @param low whether it is time to buy more
 */
public record Spool(
        UUID id,
        int number,
        UUID filamentId,
        SpoolFilament filament,
        BigDecimal netWeightG,
        @Nullable BigDecimal tareWeightG,
        BigDecimal remainingG,
        boolean low,
        @Nullable BigDecimal price,
        @Nullable String supplier,
        @Nullable String lot,
        @Nullable String location,
        Status status,
        @Nullable BigDecimal lowThresholdG,
        @Nullable String notes,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    public enum Status {
        SEALED,
        IN_USE,
        EMPTY,
        DRYING,
        DAMAGED,
        ARCHIVED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Spool of(ResultSet row) throws SQLException {
        return new Spool(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getObject("filament_id", UUID.class),
                SpoolFilament.of(row),
                row.getBigDecimal("net_weight_g"),
                row.getBigDecimal("tare_weight_g"),
                row.getBigDecimal("remaining_g"),
                row.getBoolean("low"),
                row.getBigDecimal("price"),
                row.getString("supplier"),
                row.getString("lot"),
                row.getString("location"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getBigDecimal("low_threshold_g"),
                row.getString("notes"),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    /** What of it a caller may set. */
    SpoolChange change() {
        return new SpoolChange(filamentId, tareWeightG, price, supplier, lot, location, status, lowThresholdG, notes);
    }

    /** The same spool, a version later, with so much on it. */
    public Spool with(BigDecimal remaining, Status state, Instant now) {
        return new Spool(
                id,
                number,
                filamentId,
                filament,
                netWeightG,
                tareWeightG,
                remaining,
                isLow(remaining, lowThresholdG, state),
                price,
                supplier,
                lot,
                location,
                state,
                lowThresholdG,
                notes,
                version + 1,
                createdAt,
                now);
    }

    /** As the column of that name is worked out. */
    static boolean isLow(BigDecimal remaining, @Nullable BigDecimal threshold, Status status) {
        return threshold != null && remaining.compareTo(threshold) <= 0 && status != Status.ARCHIVED;
    }
}
