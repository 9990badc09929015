package dev.perimeter.companies;

import dev.perimeter.accounts.Company;
import dev.perimeter.values.Text;
import dev.perimeter.values.Verbatim;
import dev.perimeter.values.ZoneName;
import dev.perimeter.values.money.CurrencyCode;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an owner says of the company (spec 4.2). Words out of a list are taken to the letter. */
record CompanyDraft(
        @Text(max = 100) String name,
        @Text(max = 100) String industry,

        @Verbatim @Pattern(regexp = "1|2-10|11-50|51-200|201-500|501\\+", message = "{fault.company-size}")
        String size,

        @Text(max = 100) String city,
        @Verbatim @CurrencyCode String currency,
        @Verbatim @ZoneName @Nullable String timezone) {

    CompanyDraft {
        timezone = Objects.requireNonNullElse(timezone, "UTC");
    }

    static CompanyDraft of(Company company) {
        return new CompanyDraft(
                company.name(),
                company.industry(),
                company.size(),
                company.city(),
                company.currency(),
                company.timezone());
    }

    Company onto(Company before, Instant now) {
        return new Company(
                before.id(),
                name,
                industry,
                size,
                city,
                currency,
                Objects.requireNonNull(timezone),
                before.revision().next(now));
    }
}
