package dev.perimeter.companies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What an owner may change of the company; {@link CompanyDraft} is said when it is founded. */
record CompanyChange(
        @JsonUnwrapped CompanyDraft facts,

        @DecimalMin("0") @DecimalMax("1000000") @Nullable BigDecimal lowThresholdG) {

    /** As it is kept (spec 11.3). */
    CompanyChange {
        lowThresholdG = lowThresholdG == null ? null : lowThresholdG.setScale(2, RoundingMode.HALF_UP);
    }
}
