package dev.perimeter.pieces;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.Text;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Where a piece goes, and what is known about the print by then. */
public record PieceTransition(
        PieceState to,
        @Text(max = 500) @Nullable String reason,
        @JsonUnwrapped PrintJob print) {

    /** Refuses a loss without a reason, and what is said of a print where none is. */
    void check() {
        var wrong = new ArrayList<WrongField>();
        if (to.isLost() && reason == null) {
            wrong.add(new WrongField("reason", FieldFault.REQUIRED));
        }
        if (!to.isAboutPrinting()) {
            refuse(print.printerId(), "printerId", wrong);
            refuse(print.spoolId(), "spoolId", wrong);
            refuse(print.grams(), "grams", wrong);
            refuse(print.minutes(), "minutes", wrong);
        }
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    private static void refuse(@Nullable Object said, String field, ArrayList<WrongField> wrong) {
        if (said != null) {
            wrong.add(new WrongField(field, FieldFault.of("fault.too-late")));
        }
    }
}
