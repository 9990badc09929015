package dev.perimeter.web.lists;

import dev.perimeter.values.WireWords;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list as a page shows it: how it is filtered and sorted, and the addresses of the same list
 * sorted otherwise. The page's model calls it {@code list}.
 *
 * @param sort the word that it is sorted by, with a minus where the last comes first
 * @param words what it can be sorted by
 */
public record ListView(String path, Map<String, String> query, String sort, List<String> words) {

    private static final String SORT = "sort";

    public static ListView of(HttpServletRequest request, Enum<?> sort) {
        var query = new TreeMap<String, String>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.equals(PageRequest.AFTER) && !values[0].isEmpty()) {
                query.put(name, values[0]);
            }
        });
        var words = Stream.of(sort.getDeclaringClass().getEnumConstants())
                .map(constant -> WireWords.word((Enum<?>) constant))
                .toList();
        return new ListView(request.getRequestURI(), query, WireWords.word(sort), words);
    }

    /** The list sorted by this, and where it is already, the other way round. */
    public String by(String word) {
        return with(SORT, sort.equals(word) ? "-" + word : word);
    }

    /** The same list with another value of a filter; without the filter where there is none. */
    public String with(String name, @Nullable String value) {
        var changed = new TreeMap<>(query);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value);
        }
        return changed.isEmpty()
                ? path
                : changed.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", path + "?", ""));
    }

    /** Up, down, or null where it is sorted by something else. */
    public @Nullable String direction(String word) {
        return sort.equals(word) ? "up" : sort.equals("-" + word) ? "down" : null;
    }

    public boolean isFiltered() {
        return query.keySet().stream().anyMatch(name -> !name.equals(SORT) && !name.equals(PageRequest.LIMIT));
    }
}
