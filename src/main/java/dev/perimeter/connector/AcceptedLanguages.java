package dev.perimeter.connector;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.MimeHeaders;

/**
 * Keeps the first ten languages of {@code Accept-Language}. Tomcat throws where there are more,
 * wherever they are first read, and some browsers name eleven.
 */
final class AcceptedLanguages {

    private static final String NAME = "Accept-Language";
    private static final int MOST = 10;

    private AcceptedLanguages() {}

    static void keepFirst(MimeHeaders headers) {
        var sent = Collections.list(headers.values(NAME));
        if (sent.isEmpty()) {
            return;
        }
        var languages = List.of(String.join(",", sent).split(","));
        if (languages.size() > MOST) {
            headers.setValue(NAME).setString(languages.stream().limit(MOST).collect(Collectors.joining(",")));
        }
    }
}
