package dev.perimeter.customers;

import dev.perimeter.values.EmailAddress;
import dev.perimeter.values.FoldedText;
import dev.perimeter.values.Text;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/** What a caller may set. There is no company here to forge: that comes from the session alone (spec 2.3). */
record CustomerDraft(
        @Text(min = 2, max = 200) String name,
        Customer.@Nullable Kind kind,
        @Text(max = 200) @Nullable String contactName,
        @EmailAddress @Nullable String email,
        @Text(max = 50) @Nullable String phone,
        @Text(max = 500, multiline = true) @Nullable String billingAddress,
        @Text(max = 500, multiline = true) @Nullable String shippingAddress,
        @Text(max = 50) @Nullable String taxId,

        @Size(max = 20, message = "{fault.tags}") @Nullable List<@Text(max = 50) String> tags,

        @Text(max = 5000, multiline = true) @Nullable String notes,
        Customer.@Nullable Status status) {

    /** What is not said: a person, active, without tags. */
    CustomerDraft {
        kind = Objects.requireNonNullElse(kind, Customer.Kind.PERSON);
        status = Objects.requireNonNullElse(status, Customer.Status.ACTIVE);
        tags = Objects.requireNonNullElse(tags, List.of());
    }

    Customer as(UUID id, int number, int version, Instant createdAt, Instant updatedAt) {
        return new Customer(
                id,
                number,
                name,
                Objects.requireNonNull(kind),
                contactName,
                email,
                phone,
                billingAddress,
                shippingAddress,
                taxId,
                Objects.requireNonNull(tags),
                notes,
                Objects.requireNonNull(status),
                version,
                createdAt,
                updatedAt);
    }

    Map<String, @Nullable Object> parameters(UUID company, UUID id) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", company);
        parameters.put("id", id);
        parameters.put("name", name);
        parameters.put("nameKey", FoldedText.of(name));
        parameters.put("kind", word(kind));
        parameters.put("contactName", contactName);
        parameters.put("email", email);
        parameters.put("emailKey", email == null ? null : FoldedText.of(email));
        parameters.put("phone", phone);
        parameters.put("billingAddress", billingAddress);
        parameters.put("shippingAddress", shippingAddress);
        parameters.put("taxId", taxId);
        parameters.put(
                "tags", new SqlArrayValue("text", Objects.requireNonNull(tags).toArray()));
        parameters.put("notes", notes);
        parameters.put("status", word(status));
        return parameters;
    }

    static String word(@Nullable Enum<?> value) {
        return Objects.requireNonNull(value).name().toLowerCase(Locale.ROOT);
    }

    /** What a customer is found by. */
    String searchText() {
        return email == null ? FoldedText.of(name) : FoldedText.of(name) + "\n" + FoldedText.of(email);
    }
}
