package dev.perimeter.companies;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.web.json.WithDefault;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an owner may change of the company; {@link CompanyDraft} is said when it is founded. */
record CompanyChange(
        @JsonUnwrapped CompanyDraft facts,

        @DecimalMin("0") @DecimalMax("1000000") @Nullable BigDecimal lowThresholdG,
        @WithDefault StepsDraft steps) {

    /** As it is kept (spec 11.3). */
    CompanyChange {
        steps = Objects.requireNonNullElse(steps, StepsDraft.ALL);
        lowThresholdG = lowThresholdG == null ? null : lowThresholdG.setScale(2, RoundingMode.HALF_UP);
    }
}
