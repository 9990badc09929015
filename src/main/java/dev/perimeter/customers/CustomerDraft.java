package dev.perimeter.customers;

import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.values.EmailAddress;
import dev.perimeter.values.Text;
import dev.perimeter.values.canonical.EmailKey;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.values.canonical.VisibleOnly;
import dev.perimeter.web.json.WithDefault;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may set. There is no company here to forge: that comes from the session alone (spec
 * 2.3).
 */
record CustomerDraft(
        @Text(max = 200) String name,
        @WithDefault Customer.Kind kind,
        @Text(max = 200) @Nullable String contactName,
        @EmailAddress @Nullable String email,
        @VisibleOnly @Text(max = 50) @Nullable String phone,
        @Text(max = 500, multiline = true) @Nullable String billingAddress,
        @Text(max = 500, multiline = true) @Nullable String shippingAddress,
        @VisibleOnly @Text(max = 50) @Nullable String taxId,

        @WithDefault @Size(max = 20, message = "{fault.tags}")
        List<@Text(max = 50) String> tags,

        @Text(max = 5000, multiline = true) @Nullable String notes,
        @WithDefault Customer.Status status) {

    /** What is not said: a person, active, without tags. */
    CustomerDraft {
        kind = Objects.requireNonNullElse(kind, Customer.Kind.PERSON);
        status = Objects.requireNonNullElse(status, Customer.Status.ACTIVE);
        tags = Objects.requireNonNullElse(tags, List.of());
    }

    Map<String, @Nullable Object> parameters(UUID company, UUID id) {
        var parameters = RecordParameters.of(company, id, this);
        parameters.put("nameKey", SearchKey.of(name));
        parameters.put("emailKey", email == null ? null : EmailKey.of(email));
        return parameters;
    }

    /** What a customer is found by. */
    String searchText() {
        return email == null ? SearchKey.of(name) : SearchKey.of(name) + "\n" + SearchKey.of(EmailKey.of(email));
    }
}
