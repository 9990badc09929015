package dev.perimeter.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A company as its members see it.
 *
 * @param size one of {@code 1, 2-10, 11-50, 51-200, 201-500, 501+}: how many people work there
 * @param currency ISO 4217
 * @param timezone IANA name
 */
public record Company(
        UUID id,
        String name,
        String industry,
        String size,
        String city,
        String currency,
        String timezone,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    public static Company of(ResultSet row) throws SQLException {
        return new Company(
                row.getObject("company_id", UUID.class),
                row.getString("name"),
                row.getString("industry"),
                row.getString("size"),
                row.getString("city"),
                row.getString("currency"),
                row.getString("timezone"),
                row.getInt("version"),
                row.getObject("company_created_at", OffsetDateTime.class).toInstant(),
                row.getObject("company_updated_at", OffsetDateTime.class).toInstant());
    }
}
