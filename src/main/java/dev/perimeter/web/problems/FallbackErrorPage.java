package dev.perimeter.web.problems;

import dev.perimeter.web.LogContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.HtmlUtils;

/**
 * The page of a problem that Tomcat refuses, before the application and its templates are asked.
 */
public final class FallbackErrorPage {

    private FallbackErrorPage() {}

    /**
     * Answers in place of a whole page under load: a thousand forms for which there is no memory
     * must not cost a thousand pages.
     */
    public static ModelAndView show(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        say(problem.getHeaders(), response);
        try {
            write(problem, request.getLocale(), response);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return new ModelAndView();
    }

    /** Copies the headers of a problem, such as Retry-After. */
    public static void say(HttpHeaders headers, HttpServletResponse response) {
        headers.forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
    }

    static void write(Problem problem, Locale asked, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        LogContext.refused(problem);
        var language = asked.getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH;
        var texts = ResourceBundle.getBundle(
                "messages.problems",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var key = "problem." + problem.name();
        var bytes = """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s · Perimeter</title><link rel="stylesheet" href="/offline/offline.css"></head>
                <body><main><p class="brand">Perimeter</p><h1>%s</h1><p><a class="button" href="/">%s</a></p></main></body></html>
                """.formatted(
                        language.getLanguage(),
                        HtmlUtils.htmlEscape(texts.getString("problem.title")),
                        HtmlUtils.htmlEscape(texts.getString(texts.containsKey(key) ? key : "problem.other")),
                        HtmlUtils.htmlEscape(texts.getString("problem.home")))
                .getBytes(StandardCharsets.UTF_8);
        response.resetBuffer();
        response.setStatus(problem.getStatusCode().value());
        response.setHeader("Cache-Control", "no-store");
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
