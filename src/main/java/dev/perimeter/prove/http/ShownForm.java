package dev.perimeter.prove.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** A form as a page shows it, filled in as far as necessary. */
record ShownForm(String action, List<Field> fields) {

    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile(
            "<(input|button)\\b([^>]*)>|<(select|textarea)\\b([^>]*)>(.*?)</(?:select|textarea)>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");

    /** The product's own fields: the audience, and the idempotency key. */
    private static final String OWN = "_";

    record Field(String name, String value) {}

    static List<ShownForm> all(String page) {
        return FORM.matcher(page)
                .results()
                .filter(form -> form.group(1).contains("method=\"post\""))
                .map(form -> new ShownForm(attribute(form.group(1), "action", ""), fields(form.group(2))))
                .filter(form -> form.action().startsWith("/"))
                .toList();
    }

    /** The fields as a browser sends them, with other ids in them. */
    String body(UnaryOperator<String> ids) {
        return fields.stream()
                .map(field -> URLEncoder.encode(field.name(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(ids.apply(field.value()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static List<Field> fields(String html) {
        var fields = new ArrayList<Field>();
        FIELD.matcher(html).results().forEach(found -> {
            var isSimple = found.group(1) != null;
            var attributes = isSimple ? found.group(2) : found.group(4);
            var name = attribute(attributes, "name", "");
            // Of several buttons or options, the first.
            if (!name.isEmpty()
                    && !name.startsWith(OWN)
                    && fields.stream().noneMatch(field -> field.name().equals(name))) {
                fields.add(new Field(name, value(found.group(3), attributes, found.group(5))));
            }
        });
        return List.copyOf(fields);
    }

    private static String value(@Nullable String kind, String attributes, @Nullable String inside) {
        if ("select".equals(kind)) {
            var values = OPTION.matcher(inside == null ? "" : inside)
                    .results()
                    .map(option -> attribute(option.group(1), "value", ""))
                    .filter(value -> !value.isEmpty())
                    .toList();
            return values.isEmpty() ? "" : values.getFirst();
        }
        var value = "textarea".equals(kind) && inside != null
                ? HtmlUtils.htmlUnescape(inside)
                : attribute(attributes, "value", "");
        return value.isBlank() && attributes.contains("required") ? made(attribute(attributes, "type", "text")) : value;
    }

    private static String made(String type) {
        return switch (type) {
            case "number" -> "1";
            case "date" -> "2030-01-01";
            case "email" -> "x@example.org";
            default -> "xx";
        };
    }

    private static String attribute(String attributes, String name, String otherwise) {
        var found = Pattern.compile("(?<![\\w-])" + name + "=\"([^\"]*)\"").matcher(attributes);
        return found.find() ? HtmlUtils.htmlUnescape(found.group(1)) : otherwise;
    }
}
