package dev.perimeter.web.lists;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The address of the page of a list that follows the one asked for, with the same filters. {@link
 * Cursors} finds where that page begins.
 */
public final class NextPageLink {

    private NextPageLink() {}

    /** Null on the last page. */
    public static @Nullable String of(HttpServletRequest request, Page<?> page) {
        if (page.next() == null) {
            return null;
        }
        var query = request.getQueryString() == null ? "" : request.getQueryString();
        var after = PageRequest.AFTER + "=";
        return Stream.concat(
                        Arrays.stream(query.split("&")).filter(part -> !part.isEmpty() && !part.startsWith(after)),
                        Stream.of(after + URLEncoder.encode(page.next(), StandardCharsets.UTF_8)))
                .collect(Collectors.joining("&", request.getRequestURI() + "?", ""));
    }
}
