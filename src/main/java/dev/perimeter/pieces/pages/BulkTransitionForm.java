package dev.perimeter.pieces.pages;

import dev.perimeter.pieces.BulkTransition;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.values.Text;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@link BulkTransition}, as a form with boxes to tick sends them. */
record BulkTransitionForm(
        @Size(min = 1, max = 200, message = "{fault.pieces}")
        List<Chosen> pieces,

        PieceState to,
        @Text(max = 500) @Nullable String reason,
        @Nullable UUID printerId,
        @Nullable UUID spoolId,

        @DecimalMin("0") @DecimalMax("50000") @Digits(integer = 5, fraction = 2) @Nullable
        BigDecimal grams,

        @Min(0) @Max(100_000) @Nullable Integer minutes) {

    record Chosen(UUID id) {}

    BulkTransition moves() {
        return new BulkTransition(
                pieces.stream().map(Chosen::id).toList(), to, reason, printerId, spoolId, grams, minutes);
    }
}
