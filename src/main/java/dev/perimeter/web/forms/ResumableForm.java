package dev.perimeter.web.forms;

import dev.perimeter.web.ApiPath;
import dev.perimeter.web.bodies.BodyAccess;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.query.QueryString;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;

/**
 * A form that can be sent once more. When the session has ended, the sign-in page carries the typed
 * fields in hidden inputs, and then the form is shown again with them. Only the pages hold it; the
 * server keeps nothing. Only known fields that are not secret are in it.
 *
 * @param address where the form was sent to
 */
public record ResumableForm(String address, List<Field> fields) {

    /** The name of the request to show a form again without sending it. */
    static final String NOT_SENT = "not-sent";

    /** The prefix of a field that the sign-in page carries. */
    static final String PREFIX = "_kept:";

    /** The parameter that asks to show the form and to do nothing. */
    private static final String SHOW = "_show";

    private static final int CHARACTERS_MAX = 300_000;

    /** @param value empty where nothing was typed */
    public record Field(String name, String value) {}

    /**
     * Empty for what is no form, for a form that was not read because its sender has no token, and
     * for one that is too large to carry.
     */
    static Optional<ResumableForm> of(HttpServletRequest request) {
        // Without a known handler it is unknown which fields are secret.
        var known = FormFields.of(request);
        if (!request.getMethod().equals("POST") || known.isEmpty() || !BodyAccess.isOpen(request)) {
            return Optional.empty();
        }
        var address =
                request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
        try {
            var fields = fields(request, carried(request, known.get()));
            return characters(fields) <= CHARACTERS_MAX
                    ? Optional.of(new ResumableForm(address, fields))
                    : Optional.empty();
        } catch (InvalidParameterException | Problem unreadable) {
            return Optional.empty();
        }
    }

    /**
     * The fields that the sign-in page carries. A form with one button has no fields, and is
     * carried as well.
     */
    public static Optional<List<Field>> carriedBy(HttpServletRequest request) {
        if (request.getAttribute(PREFIX) instanceof ResumableForm resumableForm) {
            return Optional.of(resumableForm.fields());
        }
        var carried = fields(request, name -> name.startsWith(PREFIX));
        return Optional.of(carried)
                .filter(fields -> !fields.isEmpty())
                .map(fields -> fields.stream()
                        .filter(field -> !field.name().equals(PREFIX))
                        .map(field -> new Field(field.name().substring(PREFIX.length()), field.value()))
                        .toList());
    }

    void handTo(HttpServletRequest signingIn) {
        signingIn.setAttribute(PREFIX, this);
    }

    /** Whether the request only asks to show the form. */
    public static boolean isShown(HttpServletRequest request) {
        return request.getMethod().equals("POST") && !ApiPath.covers(request) && request.getParameter(SHOW) != null;
    }

    /** Callers must have checked that the caller may act at all. */
    public static void showIfAsked(HttpServletRequest request) {
        if (isShown(request)) {
            throw Problem.of(HttpStatus.OK, NOT_SENT);
        }
    }

    /** Whether the field is about the sending and belongs to no draft. */
    static boolean isOurs(String name) {
        return name.equals(SHOW) || name.equals(Form.ONCE) || name.startsWith(PREFIX);
    }

    private static List<Field> fields(HttpServletRequest request, Predicate<String> wanted) {
        return request.getParameterMap().entrySet().stream()
                .filter(parameter -> wanted.test(parameter.getKey()))
                .flatMap(ResumableForm::each)
                .toList();
    }

    private static Stream<Field> each(Map.Entry<String, String[]> parameter) {
        return Arrays.stream(parameter.getValue()).map(value -> new Field(parameter.getKey(), value));
    }

    private static Predicate<String> carried(HttpServletRequest request, FormFields known) {
        var inAddress = request.getQueryString() == null
                ? Set.of()
                : QueryString.read(request.getQueryString()).stream()
                        .map(parameter -> parameter.name())
                        .collect(Collectors.toSet());
        return name ->
                !inAddress.contains(name) && known.mayBeShown(name) && !name.equals(SHOW) && !name.startsWith(PREFIX);
    }

    private static int characters(List<Field> fields) {
        return fields.stream()
                .mapToInt(field -> field.name().length() + field.value().length())
                .sum();
    }
}
