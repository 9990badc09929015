package dev.perimeter.web.problems;

import dev.perimeter.values.FieldFault;
import dev.perimeter.values.WireWords.InvalidText;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Translates what Spring refuses before a handler runs. Spring's own bodies do not name the fields.
 */
final class SpringProblems {

    private SpringProblems() {}

    static Optional<Problem> of(Throwable error) {
        return Optional.ofNullable(
                switch (error) {
                    case HttpRequestMethodNotSupportedException e -> status(e);
                    case HttpMediaTypeNotSupportedException e -> status(e);
                    case HttpMediaTypeNotAcceptableException e -> status(e);
                    case MissingServletRequestParameterException e ->
                        Problem.invalid(e.getParameterName(), FieldFault.REQUIRED);
                    case MissingRequestHeaderException e -> Problem.invalid(e.getHeaderName(), FieldFault.REQUIRED);
                    case MethodArgumentTypeMismatchException e -> mismatch(e);
                    case HttpMessageNotReadableException _ -> Problem.malformed("The body cannot be read.");
                    case AsyncRequestTimeoutException _ -> Problem.unavailable();
                    // The id in the path is blank, so no record has it.
                    case MissingPathVariableException e when e.isMissingAfterConversion() -> Problem.notFound();
                    case MissingPathVariableException _ -> null;
                    case ErrorResponse e when e.getStatusCode().is4xxClientError() -> status(e);
                    default -> null;
                });
    }

    static Problem status(int code) {
        var status = HttpStatus.resolve(code);
        return switch (status) {
            case null -> Problem.malformed("The request cannot be answered.");
            case BAD_REQUEST -> Problem.malformed("The request has a form that is not allowed.");
            case UNAUTHORIZED -> Problem.noSession();
            case NOT_FOUND -> Problem.notFound();
            case REQUEST_TIMEOUT -> Problem.of(status, "too-slow");
            case CONTENT_TOO_LARGE -> Problem.of(status, "too-large");
            case INTERNAL_SERVER_ERROR -> Problem.of(status, "internal");
            case SERVICE_UNAVAILABLE -> Problem.unavailable();
            default ->
                Problem.of(
                        status,
                        status.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-'));
        };
    }

    private static Problem status(ErrorResponse e) {
        var problem = status(e.getStatusCode().value());
        var allowed = e.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allowed == null ? problem : problem.header(HttpHeaders.ALLOW, allowed);
    }

    /**
     * An id that is no UUID cannot exist, so the record is not found. Any other parameter of a
     * wrong form is named.
     */
    private static Problem mismatch(MethodArgumentTypeMismatchException e) {
        if (e.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Problem.notFound();
        }
        var reason = NestedExceptionUtils.getMostSpecificCause(e) instanceof InvalidText wrong
                ? wrong.fault()
                : FieldFault.of("fault.wrong-form");
        return Problem.invalid(e.getName(), reason);
    }
}
