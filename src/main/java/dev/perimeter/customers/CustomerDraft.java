package dev.perimeter.customers;

import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.values.EmailAddress;
import dev.perimeter.values.Text;
import dev.perimeter.values.canonical.EmailKey;
import dev.perimeter.values.canonical.PhoneKey;
import dev.perimeter.values.canonical.SearchKey;
import dev.perimeter.values.canonical.VisibleOnly;
import dev.perimeter.web.json.WithDefault;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** No {@link SearchKey} has it: folding turns it into letters. */
    private static final String TAG_MARK = "\u213B";

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
        parameters.put("searchText", searchText());
        return parameters;
    }

    /** What a customer is found by beside the number (spec 11.4), line by line. */
    String searchText() {
        var address = email == null ? null : EmailKey.of(email);
        var known = Stream.of(name, address, contactName, taxId, plain(taxId), billingAddress, shippingAddress)
                .filter(Objects::nonNull)
                .map(SearchKey::of);
        var phones = phone == null ? Stream.<String>of() : PhoneKey.stored(phone).stream();
        return Stream.of(known, tags.stream().map(CustomerDraft::tagged), phones)
                .flatMap(texts -> texts)
                .collect(Collectors.joining("\n"));
    }

    /** A tag as it stands in what is searched, so that {@code art} is told from {@code smart}. */
    static String tagged(String tag) {
        return TAG_MARK + SearchKey.of(tag) + TAG_MARK;
    }

    /** Some write {@code DE 123 456 789} and look for {@code DE123456789}. */
    private static @Nullable String plain(@Nullable String taxId) {
        var plain = taxId == null ? null : taxId.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]", "");
        return Objects.equals(plain, taxId) ? null : plain;
    }
}
