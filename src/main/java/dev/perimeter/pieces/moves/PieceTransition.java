package dev.perimeter.pieces.moves;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.prints.PrintRequest;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.Text;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a piece goes, and what is known about the print by then.
 *
 * @param reason why it is lost, or why what does not fit is done all the same
 * @param override whether it is done although it does not fit (spec 12.6)
 */
public record PieceTransition(
        PieceState to,
        @Text(max = 500) @Nullable String reason,
        @Nullable Boolean override,
        @JsonUnwrapped PrintRequest print) {

    boolean overrides() {
        return Boolean.TRUE.equals(override);
    }

    /** Refuses a loss without a reason, and what is said of a print where none is. */
    void check() {
        var wrong = Stream.concat(
                        to.isLost() && reason == null
                                ? Stream.of(new WrongField("reason", FieldFault.REQUIRED))
                                : Stream.<WrongField>of(),
                        to.isAboutPrinting() ? print.faults() : print.tooLate())
                .toList();
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }
}
