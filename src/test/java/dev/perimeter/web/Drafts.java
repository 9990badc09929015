package dev.perimeter.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perimeter.values.EmailAddress;
import dev.perimeter.values.Text;
import dev.perimeter.values.Verbatim;
import dev.perimeter.values.ZoneName;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.values.money.Money;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Bodies of every kind of component. */
final class Drafts {

    enum State {
        READY,
        IN_PRODUCTION,
        @JsonProperty("11-50")
        MANY
    }

    record Place(
            @Text(min = 2, max = 40) String city,
            @Nullable @ZoneName String zone) {}

    record Line(
            @Text(max = 100) String description,
            @Min(1) @Max(1000) int quantity,
            @Nullable @Money BigDecimal price) {}

    record Order(
            @Text(min = 2, max = 200) String name,
            @Nullable @Text(max = 500, multiline = true) String notes,
            @Nullable @EmailAddress String email,
            @Nullable @CurrencyCode String currency,
            @Nullable State state,
            @Nullable LocalDate dueOn,
            @Nullable UUID customerId,
            @Nullable Long serial,
            @Nullable Boolean urgent,
            @Nullable Place company,
            @Nullable @Size(max = 5) List<Line> lines,
            @Nullable List<@Text(max = 10) String> tags,
            @Nullable Map<String, Boolean> permissions,
            @Nullable JsonNode extra) {}

    record Secret(
            @JsonProperty("new") @Verbatim @Text(min = 12, max = 256)
            String fresh,

            int tries) {}

    record Span(@Min(0) int from, @Min(0) int to) {
        @AssertTrue(message = "must not end before it begins")
        boolean isOrdered() {
            return from <= to;
        }
    }

    private Drafts() {}
}
