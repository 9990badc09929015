package dev.perimeter.web;

import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The language in which the reader writes and reads numbers. The texts of a page exist in few
 * languages, but a comma means what it means in the language and region that the browser prefers.
 */
public final class NumberLanguage {

    private static final Pattern NAMES_ONE = Pattern.compile("\\p{Alpha}{2}");

    private NumberLanguage() {}

    public static Locale current() {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes) {
            var request = attributes.getRequest();
            var preferred = request.getHeader("Accept-Language");
            if (preferred != null && NAMES_ONE.matcher(preferred).find()) {
                return request.getLocale();
            }
        }
        return LocaleContextHolder.getLocale();
    }
}
