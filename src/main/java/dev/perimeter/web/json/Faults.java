package dev.perimeter.web.json;

import dev.perimeter.values.CleanText;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import java.util.ArrayList;
import java.util.List;

/** Collects every fault of one body, so that the caller is told of all at once (spec 4.2). */
public final class Faults {

    /**
     * The answer lists the first {@value} faults: a small body with very many faults must not cause
     * a large answer.
     */
    private static final int TOLD_MAX = 100;

    private static final int NAME_LENGTH_MAX = 100;

    private final List<WrongField> fields = new ArrayList<>();
    private boolean anyType;
    private boolean anyUnknown;
    private int count;

    void type(String path, FieldFault fault) {
        anyType = true;
        add(path, fault);
    }

    public void unknown(String path) {
        anyUnknown = true;
        add(path, FieldFault.UNKNOWN);
    }

    public void invalid(String path, FieldFault fault) {
        add(path, fault);
    }

    public int count() {
        return count;
    }

    public List<WrongField> fields() {
        return List.copyOf(fields);
    }

    /** The gravest fault names the problem. The answer lists all fields in any case. */
    public void refuse() {
        if (count > 0) {
            throw Problem.wrong(anyType ? "malformed" : anyUnknown ? "unknown-field" : "invalid", fields);
        }
    }

    /**
     * A field name from outside, made safe for an answer: a lone surrogate cannot be written, and a
     * bidirectional control misleads the reader.
     */
    public static String shown(String name) {
        var fit = new StringBuilder();
        name.codePoints()
                .limit(NAME_LENGTH_MAX)
                .map(c -> CleanText.isAllowed(c, false) ? c : '?')
                .forEach(fit::appendCodePoint);
        return fit.toString();
    }

    private void add(String path, FieldFault fault) {
        count++;
        if (fields.size() < TOLD_MAX) {
            fields.add(new WrongField(path, fault));
        }
    }
}
