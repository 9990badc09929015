package dev.perimeter.web.forms;

import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a person typed into a page's form, and the draft that it makes. A handler only has to name it: {@code Form<CustomerDraft> form}. When the
 * handler is refused, the page is shown again with what was typed (see {@link PageProblems}).
 */
public final class Form<T extends Record> {

    /** The field that makes a form one act, however often it is sent: see {@code forms.html}, once. */
    public static final String ONCE = "_once";

    /** Whom the form was shown to. */
    private static final String OF = "_of";

    /** The version of the record that the form was made from: see {@code forms.html}, version. */
    static final String VERSION = "_version";

    /** Fields that begin so are the form's own, such as what somebody looks for to choose it: no draft has them. */
    static final String OWN = "_";

    /** The problem of a form that was shown in another company, or to another person, than the session acts for now. */
    public static final String ANOTHER_COMPANY = "another-company";

    /** Not a refusal: the form is asked for again, with room for more. */
    static final String OPEN = "open-form";

    private final Map<String, String> typed;
    private final @Nullable T draft;
    private final List<WrongField> faults;

    Form(Map<String, String> typed, @Nullable T draft, List<WrongField> faults) {
        this.typed = typed;
        this.draft = draft;
        this.faults = faults;
    }

    /** The draft; a {@link Problem} with all faults where what was typed makes none. */
    public T value() {
        if (draft == null) {
            throw Problem.invalid(faults);
        }
        return draft;
    }

    /** What a form has that asks for nothing but to be sent. */
    public record Confirmation() {}

    /**
     * Refuses with 412 a form that was made from another version of the record than this one, or that does not say from which: nobody
     * changes or removes what they have not seen. To be called once the record is held.
     */
    public void check(int version) {
        if (!Integer.toString(version).equals(typed.get(VERSION))) {
            throw Problem.versionChanged();
        }
    }

    /** The key of the form of this request; null where it has none. */
    public static @Nullable String once(HttpServletRequest request) {
        return request.getParameter(ONCE);
    }

    /** Whom the form of this request was shown to, as it says; null where it does not. */
    public static @Nullable String of(HttpServletRequest request) {
        return request.getParameter(OF);
    }

    /** What was typed into a field, by the field's name. */
    public @Nullable String typed(String field) {
        return typed.get(field);
    }

    /** To be thrown for a button that adds a row to the form, takes one away, or looks for something: nothing is done, and nothing typed is lost. */
    public Problem open() {
        return Problem.of(HttpStatus.OK, OPEN);
    }
}
