package dev.perimeter.web.forms;

import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A form that a person sent, and the draft that it makes. A handler declares a parameter {@code
 * Form<CustomerDraft> form}. When the handler refuses, the page is shown again with what was typed
 * (see {@link PageProblems}).
 */
public final class Form<T extends Record> {

    /** The field with the idempotency key of the form: see {@code once} in {@code forms.html}. */
    public static final String ONCE = "_once";

    /** The field that names the company and the person to whom the form was shown. */
    private static final String OF = "_of";

    /**
     * The field with the version of the record from which the form was made: see {@code version} in
     * {@code forms.html}.
     */
    static final String VERSION = "_version";

    /**
     * The prefix of fields that belong to the form and to no draft, such as a search for something
     * to choose.
     */
    static final String OWN = "_";

    /**
     * The problem of a form that was shown in another company, or to another person, than the
     * session acts for.
     */
    public static final String ANOTHER_COMPANY = "another-company";

    /**
     * The name of a request to show the form again, with more rows for example. It is no refusal.
     */
    static final String OPEN = "open-form";

    private final Map<String, String> typed;
    private final @Nullable T draft;
    private final List<WrongField> faults;
    private final Function<String, Form<T>> readAgain;

    Form(Map<String, String> typed, @Nullable T draft, List<WrongField> faults, Function<String, Form<T>> readAgain) {
        this.typed = typed;
        this.draft = draft;
        this.faults = faults;
        this.readAgain = readAgain;
    }

    /**
     * The draft.
     *
     * @throws Problem 400 with all faults where the form makes no draft
     */
    public T value() {
        if (draft == null) {
            throw Problem.invalid(faults);
        }
        return draft;
    }

    /**
     * The same form, read with the currency of amounts for which it names none. How many decimals
     * that has can decide what was typed. The currency is asked for only where it matters.
     */
    public Form<T> paidIn(Supplier<String> currency) {
        var isAsked = faults.stream().anyMatch(wrong -> wrong.fault().code().equals(FormJson.AMBIGUOUS));
        return isAsked ? readAgain.apply(currency.get()) : this;
    }

    /** A form without fields: only a button is pressed. */
    public record Confirmation() {}

    /**
     * Refuses a form with 412 that was made from another version of the record than this one, or
     * that names no version. Nobody changes or removes what they have not seen. Callers lock the
     * record before.
     */
    public void check(int version) {
        if (!Integer.toString(version).equals(typed.get(VERSION))) {
            throw Problem.versionChanged();
        }
    }

    /** The idempotency key in the form of this request; null where it has none. */
    public static @Nullable String once(HttpServletRequest request) {
        return request.getParameter(ONCE);
    }

    /** The audience that the form of this request names; null where it names none. */
    public static @Nullable String of(HttpServletRequest request) {
        return request.getParameter(OF);
    }

    /** The typed text of a field, by the field's name. */
    public @Nullable String typed(String field) {
        return typed.get(field);
    }

    /**
     * A handler throws this for a button that adds a row, removes one or searches. Nothing is done,
     * and the form keeps what was typed.
     */
    public Problem open() {
        return Problem.of(HttpStatus.OK, OPEN);
    }
}
