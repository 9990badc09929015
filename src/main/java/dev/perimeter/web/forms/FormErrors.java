package dev.perimeter.web.forms;

import dev.perimeter.values.CleanText;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.WireWords;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.RefusalReason;
import dev.perimeter.web.problems.WrongField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;

/**
 * What a form was refused with, for the page that shows it again: see {@code forms.html}.
 *
 * @param typed the typed texts by field
 * @param faults texts by field; the empty name is for the form as a whole
 * @param reasons codes of several reasons, where the refusal lists them
 * @param permission the missing permission by its JSON name; null for any other refusal
 */
public record FormErrors(
        String name,
        Map<String, String> typed,
        Map<String, String> faults,
        List<String> reasons,
        @Nullable String permission) {

    /** A list of texts or figures is typed into one field. */
    private static final Pattern ELEMENT = Pattern.compile("\\[\\d+]$");

    /** What another record has already, by the name of the refusal: the field that says it. */
    private static final Map<String, String> TAKEN = Map.of(
            "customer-email-taken", "email",
            "printer-name-taken", "name",
            "order-source-reference-taken", "sourceReference");

    private static final FieldFault TAKEN_TEXT = FieldFault.of("fault.taken");

    /** The name of the attribute in models and requests. */
    static final String NAME = "refused";

    /** Null where no form was refused. */
    public static @Nullable FormErrors of(Model model) {
        return (FormErrors) model.getAttribute(NAME);
    }

    static FormErrors of(Problem problem, Map<String, String> typed, @Nullable String permission) {
        var faults = faults(problem);
        taken(problem.name(), typed).ifPresent(field -> faults.put(field, TAKEN_TEXT.text(locale())));
        return new FormErrors(problem.name(), typed, faults, reasons(problem), permission);
    }

    private static Optional<String> taken(String problem, Map<String, String> typed) {
        var field = TAKEN.get(problem);
        return typed.keySet().stream()
                .filter(name -> field != null && (name.equals(field) || name.endsWith("." + field)))
                .findFirst();
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private static List<String> reasons(Problem problem) {
        var properties = problem.getBody().getProperties();
        return properties != null && properties.get("reasons") instanceof List<?> reasons
                ? reasons.stream()
                        .map(RefusalReason.class::cast)
                        .map(RefusalReason::code)
                        .toList()
                : List.of();
    }

    /**
     * The first fault of each field, and of the list that it is an element of, in the reader's
     * language.
     */
    private static Map<String, String> faults(Problem problem) {
        var faults = new LinkedHashMap<String, String>();
        var properties = problem.getBody().getProperties();
        if (properties != null && properties.get("fields") instanceof List<?> fields) {
            fields.stream().map(WrongField.class::cast).forEach(wrong -> {
                var text = wrong.fault().text(locale());
                faults.putIfAbsent(wrong.field(), text);
                faults.putIfAbsent(ELEMENT.matcher(wrong.field()).replaceFirst(""), text);
            });
        }
        return faults;
    }

    /** Whether the form was asked for again and nothing was wrong with it. */
    public boolean isOpen() {
        return name.equals(Form.OPEN) || name.equals(ResumableForm.NOT_SENT);
    }

    /**
     * The text as it was typed, which pages alone may use, to show it again. Queries use {@link
     * #words} or {@link #typedId}.
     */
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** The text as search words; empty where it is no text that could be found. */
    public String words(String field) {
        return CleanText.words(typed.get(field));
    }

    /** The text as an id; empty where it is none. */
    public Optional<UUID> typedId(String field) {
        return WireWords.findUuid(typed(field));
    }

    /**
     * The indexes of the list's rows in the form: 0 and 2 for {@code lines[0].quantity} and {@code
     * lines[2].quantity}.
     */
    public List<Integer> rows(String list) {
        var row = Pattern.compile(Pattern.quote(list) + "\\[(\\d{1,3})\\].*");
        return typed.keySet().stream()
                .map(row::matcher)
                .filter(found -> found.matches())
                .map(found -> Integer.valueOf(found.group(1)))
                .distinct()
                .sorted()
                .toList();
    }
}
