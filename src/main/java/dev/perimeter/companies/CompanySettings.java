package dev.perimeter.companies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.accounts.Company;
import dev.perimeter.audit.Audited;
import dev.perimeter.audit.RecordType;
import dev.perimeter.gate.Revision;
import dev.perimeter.gate.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A company with what is set up for its work.
 *
 * @param lowThresholdG at how many grams of a filament it is time to buy more, for filaments that
 *     have no threshold; null for none (spec 12.9)
 * @param steps between the print and the parcel (spec 12.10)
 */
@Audited(RecordType.COMPANY)
record CompanySettings(
        @JsonUnwrapped Company company, @Nullable BigDecimal lowThresholdG, ProductionSteps steps)
        implements Versioned {

    @Override
    public UUID id() {
        return company.id();
    }

    @Override
    public Revision revision() {
        return company.revision();
    }

    CompanyChange change() {
        return new CompanyChange(CompanyDraft.of(company), lowThresholdG, StepsDraft.of(steps));
    }

    CompanySettings changed(CompanyChange change, Instant now) {
        return new CompanySettings(
                change.facts().onto(company, now),
                change.lowThresholdG(),
                change.steps().onto(steps));
    }
}
