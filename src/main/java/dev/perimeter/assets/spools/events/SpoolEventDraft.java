package dev.perimeter.assets.spools.events;

import dev.perimeter.assets.spools.SpoolChange;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.Text;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a spool, as a caller tells it.
 *
 * @param grams what was used; the weight on the scales, spool and all; or what there is more, or
 *     less where it is negative
 */
public record SpoolEventDraft(
        SpoolEvent.Kind kind,

        @DecimalMin("-60000") @DecimalMax("65000") BigDecimal grams,

        @Text(max = 500) @Nullable String reason) {

    public SpoolEventDraft {
        grams = Objects.requireNonNull(SpoolChange.hundredths(grams));
    }

    /** Refuses with 400 what no spool could take. */
    public void check() {
        var wrong = new ArrayList<WrongField>();
        switch (kind) {
            case CONSUMED -> {
                if (grams.signum() <= 0) {
                    wrong.add(new WrongField("grams", FieldFault.of("fault.more-than-0")));
                }
            }
            case WEIGHED -> {
                if (grams.signum() < 0) {
                    wrong.add(new WrongField("grams", FieldFault.of("fault.0-or-more")));
                }
            }
            case ADJUSTED -> {
                if (grams.signum() == 0) {
                    wrong.add(new WrongField("grams", FieldFault.of("fault.not-0")));
                }
                if (reason == null) {
                    wrong.add(new WrongField("reason", FieldFault.REQUIRED));
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }
}
