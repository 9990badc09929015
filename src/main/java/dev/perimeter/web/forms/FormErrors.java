package dev.perimeter.web.forms;

import dev.perimeter.values.CleanText;
import dev.perimeter.values.UuidText;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import java.util.LinkedHashMap;
import java.util.List;
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
 * @param typed by field
 * @param faults by field; the empty field for the form as a whole
 * @param permission the one that was missing, by its name in JSON; null where another thing was
 */
public record FormErrors(
        String name,
        Map<String, String> typed,
        Map<String, String> faults,
        @Nullable String permission) {

    /** In models and requests. */
    static final String NAME = "refused";

    /** Null where the page is simply asked for. */
    public static @Nullable FormErrors of(Model model) {
        return (FormErrors) model.getAttribute(NAME);
    }

    static FormErrors of(Problem problem, Map<String, String> typed, @Nullable String permission) {
        return new FormErrors(problem.name(), typed, faults(problem), permission);
    }

    /** The first fault of each field, in the reader's language. */
    private static Map<String, String> faults(Problem problem) {
        var faults = new LinkedHashMap<String, String>();
        var properties = problem.getBody().getProperties();
        if (properties != null && properties.get("fields") instanceof List<?> fields) {
            fields.stream()
                    .map(WrongField.class::cast)
                    .forEach(wrong ->
                            faults.putIfAbsent(wrong.field(), wrong.fault().text(LocaleContextHolder.getLocale())));
        }
        return faults;
    }

    /** The form was asked for again; nothing was wrong with it. */
    public boolean isOpen() {
        return name.equals(Form.OPEN) || name.equals(ResumableForm.NOT_SENT);
    }

    /** For pages alone, which show it again as it was typed; what goes on from there is {@link #words} or {@link #typedId}. */
    public String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    /** To look for something with: empty where it is no text that could be found. */
    public String words(String field) {
        return CleanText.words(typed.get(field));
    }

    /** Empty where it is no id. */
    public Optional<UUID> typedId(String field) {
        return UuidText.parse(typed(field));
    }

    /** The rows of a list that were typed into: 0 and 2 for {@code lines[0].quantity} and {@code lines[2].quantity}. */
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
