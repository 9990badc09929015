package dev.perimeter.web.json;

import dev.perimeter.values.CleanText;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import java.util.ArrayList;
import java.util.List;

/** Every fault of one body, so that the caller is told of all at once (spec 4.2). */
public final class Faults {

    /** The first {@value} are told: a body of a hundred thousand faults must not buy an answer of that size. */
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

    /** The gravest kind names the problem; the fields are listed whatever it is. */
    public void refuse() {
        if (count > 0) {
            throw Problem.wrong(anyType ? "malformed" : anyUnknown ? "unknown-field" : "invalid", fields);
        }
    }

    /** A name from outside, fit for an answer: a lone surrogate could not even be written, a bidi control misleads. */
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
