package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/** A form as it stands in a page: what a browser would send that fills in nothing. */
record PageForm(Map<String, String> fields) {

    private static final Pattern FIELD = Pattern.compile(
            "<input([^>]*)>|<select([^>]*)>(.*?)</select>|<textarea([^>]*)>(.*?)</textarea>", Pattern.DOTALL);
    private static final Pattern CHOSEN = Pattern.compile("<option([^>]*selected=[^>]*)>", Pattern.DOTALL);

    /** The one of the page that is sent to this address. */
    static PageForm of(String page, String address) {
        var form = Pattern.compile(
                        "<form[^>]*action=\"" + Pattern.quote(address) + "\"[^>]*>(.*?)</form>", Pattern.DOTALL)
                .matcher(page);
        assertThat(form.find()).as("a form for %s in %s", address, page).isTrue();
        var fields = new LinkedHashMap<String, String>();
        var field = FIELD.matcher(form.group(1));
        while (field.find()) {
            put(field, fields);
        }
        return new PageForm(fields);
    }

    private static void put(Matcher field, Map<String, String> fields) {
        if (field.group(1) != null) {
            var input = field.group(1);
            if (!input.contains("type=\"checkbox\"") || input.contains("checked")) {
                put(input, attribute(input, "value"), fields);
            }
        } else if (field.group(2) != null) {
            var chosen = CHOSEN.matcher(field.group(3));
            put(field.group(2), chosen.find() ? attribute(chosen.group(1), "value") : "", fields);
        } else {
            put(field.group(4), HtmlUtils.htmlUnescape(field.group(5)), fields);
        }
    }

    private static void put(String tag, String value, Map<String, String> fields) {
        var name = attribute(tag, "name");
        if (!name.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static String attribute(String tag, String name) {
        var attribute = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return attribute.find() ? HtmlUtils.htmlUnescape(attribute.group(1)) : "";
    }

    PageForm with(String name, String value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new PageForm(changed);
    }

    PageForm without(String name) {
        var changed = new LinkedHashMap<>(fields);
        changed.remove(name);
        return new PageForm(changed);
    }

    /** As {@link Http#browse} takes them. */
    String[] sent() {
        return fields.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }
}
