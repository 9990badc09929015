package dev.perimeter.assets.printers;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A machine of the company's. The price is in the company's currency.
 *
 * @param number consecutive within the company, from 1
 * @param modelId its entry in the catalog
 */
record Printer(
        UUID id,
        int number,
        String name,
        UUID modelId,
        PrinterModel model,
        @Nullable String serialNumber,
        Status status,
        @Nullable BigDecimal nozzleDiameterMm,
        @Nullable String location,
        @Nullable LocalDate purchasedOn,
        @Nullable BigDecimal purchasePrice,
        @Nullable String notes,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    enum Status {
        READY,
        PRINTING,
        NEEDS_CLEARING,
        MAINTENANCE,
        OFFLINE,
        RETIRED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the catalog says of it, as far as lists show it. */
    record PrinterModel(String manufacturer, String model, String technology) {

        static PrinterModel of(ResultSet row) throws SQLException {
            return new PrinterModel(row.getString("manufacturer"), row.getString("model"), row.getString("technology"));
        }
    }

    static Printer of(ResultSet row) throws SQLException {
        return new Printer(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getString("name"),
                row.getObject("model_id", UUID.class),
                PrinterModel.of(row),
                row.getString("serial_number"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getBigDecimal("nozzle_diameter_mm"),
                row.getString("location"),
                row.getObject("purchased_on", LocalDate.class),
                row.getBigDecimal("purchase_price"),
                row.getString("notes"),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    /** What of it a caller may set. */
    PrinterChange change() {
        return new PrinterChange(
                name, modelId, serialNumber, status, nozzleDiameterMm, location, purchasedOn, purchasePrice, notes);
    }
}
