package dev.perimeter.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param number consecutive within the company, from 1 */
record Customer(
        UUID id,
        int number,
        String name,
        Kind kind,
        @Nullable String contactName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String billingAddress,
        @Nullable String shippingAddress,
        @Nullable String taxId,
        List<String> tags,
        @Nullable String notes,
        Status status,
        int version,
        Instant createdAt,
        Instant updatedAt) {

    enum Kind {
        PERSON,
        COMPANY
    }

    enum Status {
        ACTIVE,
        INACTIVE
    }

    static Customer of(ResultSet row) throws SQLException {
        return new Customer(
                row.getObject("id", UUID.class),
                row.getInt("number"),
                row.getString("name"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("contact_name"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("billing_address"),
                row.getString("shipping_address"),
                row.getString("tax_id"),
                List.of((String[]) row.getArray("tags").getArray()),
                row.getString("notes"),
                Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    CustomerDraft draft() {
        return new CustomerDraft(
                name, kind, contactName, email, phone, billingAddress, shippingAddress, taxId, tags, notes, status);
    }
}
