package dev.perimeter.web.json;

import dev.perimeter.values.CleanText;
import dev.perimeter.values.Text;
import dev.perimeter.values.Verbatim;
import java.lang.reflect.AnnotatedType;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Text, in its normal form. Text with nothing in it is null: a form sends "" for a field that was left empty. */
record TextReader(boolean multiline, boolean verbatim) implements JsonReader {

    private static final int SHORT_LENGTH = 1000;

    static TextReader of(AnnotatedType type) {
        var text = type.getAnnotation(Text.class);
        return new TextReader(text != null && text.multiline(), type.isAnnotationPresent(Verbatim.class));
    }

    @Override
    public @Nullable String read(JsonNode json, String path, Faults faults) {
        if (!json.isString()) {
            faults.type(path, "must be text");
            return null;
        }
        var given = json.stringValue();
        // Any character, also heaps of marks (spec 3.5): in a text as short as a password they take no time.
        var fault = verbatim && given.length() <= SHORT_LENGTH ? null : CleanText.faultOfForm(given);
        if (fault != null) {
            faults.invalid(path, fault);
            return null;
        }
        return verbatim ? verbatim(given, path, faults) : clean(given, path, faults);
    }

    private @Nullable String clean(String given, String path, Faults faults) {
        var text = CleanText.of(given, multiline);
        var fault = text == null ? null : CleanText.fault(text, multiline);
        if (fault != null) {
            faults.invalid(path, fault);
            return null;
        }
        return text;
    }

    /** Any character may stand in a password (spec 3.5), but half a surrogate pair is none: it has no UTF-8 to hash. */
    private static @Nullable String verbatim(String given, String path, Faults faults) {
        if (given.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            faults.invalid(path, "has half a character");
            return null;
        }
        return Normalizer.normalize(given, Normalizer.Form.NFC);
    }
}
