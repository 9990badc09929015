package dev.perimeter.web.problems;

import dev.perimeter.values.FieldFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A refusal as an HTTP status and a stable name, sent as problem+json (RFC 9457). */
public final class Problem extends ErrorResponseException {
    private static final Duration AWAY = Duration.ofSeconds(2);

    private final String name;

    private Problem(HttpStatus status, String name) {
        super(status, ProblemTitles.body(status, name), null);
        this.name = name;
    }

    public static Problem of(HttpStatus status, String name) {
        return new Problem(status, name);
    }

    /** Missing and not yours look the same, byte for byte (spec 1.2). */
    public static Problem notFound() {
        return of(HttpStatus.NOT_FOUND, "not-found");
    }

    /** Fields name records that are missing or not yours (spec 1.2). */
    public static Problem notThere(String... fields) {
        return notFound().with("fields", all(FieldFault.of("fault.gone"), fields));
    }

    public static Problem invalid(List<WrongField> fields) {
        return wrong("invalid", fields);
    }

    public static Problem invalid(String field, FieldFault fault) {
        return invalid(List.of(new WrongField(field, fault)));
    }

    public static Problem malformed(String detail) {
        return of(HttpStatus.BAD_REQUEST, "malformed").detail(detail);
    }

    public static Problem unknownField(String... fields) {
        return wrong("unknown-field", all(FieldFault.UNKNOWN, fields));
    }

    public static Problem noSession() {
        return of(HttpStatus.UNAUTHORIZED, "no-session").header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }

    /** The flag has its JSON name, such as {@code ordersView}. */
    public static Problem permissionMissing(String flag) {
        return of(HttpStatus.FORBIDDEN, "permission-missing").with("permission", flag);
    }

    public static Problem ownerOnly() {
        return of(HttpStatus.FORBIDDEN, "owner-only");
    }

    /** 404 where the profile itself is asked for, 403 where something else needs it. */
    public static Problem profileMissing(int status) {
        return of(HttpStatus.valueOf(status), "profile-missing");
    }

    public static Problem noCompany() {
        return of(HttpStatus.FORBIDDEN, "no-company");
    }

    public static Problem versionChanged() {
        return of(HttpStatus.PRECONDITION_FAILED, "version-changed");
    }

    public static Problem conflict(String name) {
        return of(HttpStatus.CONFLICT, name);
    }

    public static Problem conflict(String name, Map<String, ?> properties) {
        var problem = conflict(name);
        properties.forEach(problem::with);
        return problem;
    }

    public static Problem gone(String name) {
        return of(HttpStatus.GONE, name);
    }

    public static Problem tooManyRequests(Duration retryAfter) {
        return of(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests").retryAfter(retryAfter);
    }

    public static Problem unavailable() {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable").retryAfter(AWAY);
    }

    public static Problem idempotencyClash() {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-clash");
    }

    public static Problem requestInProgress() {
        return conflict("request-in-progress");
    }

    /** The stable name, which is the last part of the problem's type. */
    public String name() {
        return name;
    }

    /** Adds a sentence. It never holds a class name, SQL or data of another company. */
    public Problem detail(String sentence) {
        getBody().setDetail(sentence);
        return this;
    }

    public Problem with(String property, Object value) {
        getBody().setProperty(property, value);
        return this;
    }

    public Problem header(String header, String value) {
        getHeaders().set(header, value);
        return this;
    }

    /** A refusal is an ordinary answer that nobody logs: it needs no stack trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    private Problem retryAfter(Duration wait) {
        var seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }

    private static List<WrongField> all(FieldFault fault, String... fields) {
        return Stream.of(fields).map(f -> new WrongField(f, fault)).toList();
    }

    public static Problem wrong(String name, List<WrongField> fields) {
        return of(HttpStatus.BAD_REQUEST, name).with("fields", List.copyOf(fields));
    }
}
