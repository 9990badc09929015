package dev.perimeter.pieces;

import dev.perimeter.values.FieldFault;
import dev.perimeter.values.Text;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a piece goes, and what is known about the print by then. */
public record PieceTransition(
        PieceState to,
        @Text(max = 500) @Nullable String reason,
        @Nullable UUID printerId,
        @Nullable UUID spoolId,

        @DecimalMin("0") @DecimalMax("50000") @Digits(integer = 5, fraction = 2) @Nullable
        BigDecimal grams,

        @Min(0) @Max(100_000) @Nullable Integer minutes) {

    /** In hundredths of a gram, as they are kept: 42.5 is 42.50. */
    public PieceTransition {
        grams = grams == null ? null : grams.setScale(2, RoundingMode.UNNECESSARY);
    }

    /** Refuses a loss without a reason, and what is said of a print where none is. */
    void check() {
        var wrong = new ArrayList<WrongField>();
        if (to.isLost() && reason == null) {
            wrong.add(new WrongField("reason", FieldFault.REQUIRED));
        }
        if (!to.isAboutPrinting()) {
            unless(printerId == null, "printerId", wrong);
            unless(spoolId == null, "spoolId", wrong);
            unless(grams == null, "grams", wrong);
            unless(minutes == null, "minutes", wrong);
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    private static void unless(boolean fine, String field, ArrayList<WrongField> wrong) {
        if (!fine) {
            wrong.add(new WrongField(field, FieldFault.of("fault.too-late")));
        }
    }
}
