package dev.perimeter.web.forms;

import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What is wrong with a field, in the reader's language. Faults are told in English, as all texts of the JSON interface are; {@code messages/faults}
 * has each of them as a pattern, and its translations have the same keys.
 */
public final class FieldErrorMessages {

    /** A list of texts or figures is typed into one field; nobody sees a message beside its second element. */
    private static final Pattern ELEMENT = Pattern.compile("\\[\\d+]$");

    private static final Pattern HOLE = Pattern.compile("\\{\\d}");

    /** Those that say more come first, so that none is taken for one that fits anything: "is required to print" before "is required". */
    private static final List<Known> KNOWN = english().keySet().stream()
            .map(key -> new Known(key, english().getString(key)))
            .sorted(Comparator.comparingInt(Known::length).reversed())
            .toList();

    private final MessageSource messages;

    public FieldErrorMessages(MessageSource messages) {
        this.messages = messages;
    }

    private record Known(String key, Pattern sentence, int length) {

        Known(String key, String english) {
            var words = HOLE.split(english, -1);
            var sentence = IntStream.range(0, words.length)
                    .mapToObj(i -> (i == 0 ? "" : "(.+)") + Pattern.quote(words[i]))
                    .reduce("", String::concat);
            this(
                    key,
                    Pattern.compile(sentence),
                    HOLE.matcher(english).replaceAll("").length());
        }
    }

    /** What is wrong with which field, each said once. */
    Map<String, String> of(Problem problem) {
        var faults = new LinkedHashMap<String, String>();
        var properties = problem.getBody().getProperties();
        if (properties != null && properties.get("fields") instanceof List<?> fields) {
            for (var field : fields) {
                if (field instanceof WrongField wrong) {
                    faults.putIfAbsent(wrong.field(), say(wrong.message()));
                    faults.putIfAbsent(ELEMENT.matcher(wrong.field()).replaceFirst(""), say(wrong.message()));
                }
            }
        }
        return faults;
    }

    /** The fault as it is where nobody has translated it: better understood by some than by nobody. */
    String say(String fault) {
        for (var known : KNOWN) {
            var found = known.sentence().matcher(fault);
            if (found.matches()) {
                var words = IntStream.rangeClosed(1, found.groupCount()).mapToObj(found::group);
                return messages.getMessage(known.key(), words.toArray(), LocaleContextHolder.getLocale());
            }
        }
        return fault;
    }

    private static ResourceBundle english() {
        return ResourceBundle.getBundle(
                "messages.faults",
                Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
