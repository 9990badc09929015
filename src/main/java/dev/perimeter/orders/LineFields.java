package dev.perimeter.orders;

import dev.perimeter.web.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line in the form of an order: what stands in its fields.
 *
 * @param q what somebody looks for among the filaments
 */
record LineFields(String description, String quantity, String unitPrice, String filamentId, String partFile, String q) {

    private static final LineFields NEW = new LineFields("", "1", "", "", "", "");

    static List<LineFields> oneNew() {
        return List.of(NEW);
    }

    static List<LineFields> of(List<LineDraft> lines) {
        return lines.stream().map(LineFields::of).toList();
    }

    /**
     * As they were typed.
     *
     * @param without the place, from 0, of the line that goes; null for none
     * @param oneMore whether an empty one is added
     */
    static List<LineFields> of(Refused refused, @Nullable Integer without, boolean oneMore) {
        var lines = new ArrayList<LineFields>();
        for (var row : refused.rows("lines")) {
            if (!row.equals(without)) {
                lines.add(typed(refused, row));
            }
        }
        if (oneMore) {
            lines.add(NEW);
        }
        return lines;
    }

    private static LineFields of(LineDraft line) {
        return new LineFields(
                line.description(),
                Integer.toString(line.quantity()),
                line.unitPrice() == null ? "" : line.unitPrice().toPlainString(),
                Objects.toString(line.filamentId(), ""),
                Objects.requireNonNullElse(line.partFile(), ""),
                "");
    }

    private static LineFields typed(Refused refused, int row) {
        var line = "lines[" + row + "].";
        return new LineFields(
                refused.typed(line + "description"),
                refused.typed(line + "quantity"),
                refused.typed(line + "unitPrice"),
                refused.typed(line + "filamentId"),
                refused.typed(line + "partFile"),
                refused.typed("_q[" + row + "]"));
    }
}
