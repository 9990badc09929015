package dev.perimeter.pieces.pages.transitions;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.pieces.moves.PieceTransition;
import dev.perimeter.pieces.stacks.PieceNumbers;
import dev.perimeter.values.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The same transition of several pieces, as a form sends it: of those that are ticked, or of a
 * stack, all of it or the first so many.
 *
 * @param pieces those that are ticked; where none is, the numbers count
 * @param numbers of the stack: see {@link PieceNumbers}
 * @param take how many of the stack; null for all
 */
record BulkTransitionForm(
        @Size(max = PieceNumbers.MAX, message = "{fault.pieces}")
        List<Chosen> pieces,

        @Text(max = 2_000) @Nullable String numbers,
        @Min(1) @Max(PieceNumbers.MAX) @Nullable Integer take,
        @JsonUnwrapped PieceTransition transition) {

    record Chosen(UUID id) {}

    PieceNumbers taken() {
        var all = PieceNumbers.parse(numbers);
        return take == null ? all : all.first(take);
    }
}
