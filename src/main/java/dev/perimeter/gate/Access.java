package dev.perimeter.gate;

import dev.perimeter.web.ApiPath;
import dev.perimeter.web.bodies.BodyAccess;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/** The access that a handler requires, read from its one annotation. */
sealed interface Access {

    record ForEverybody() implements Access {}

    record ForPersons() implements Access {}

    /**
     * @param permission as {@code gate.enter} takes it: a flag, {@code owner}, or null for any
     *     member
     */
    record ForMembers(@Nullable String permission) implements Access {}

    /**
     * The bytes that the body of a request may have. Without a token, nothing is read where one is
     * needed; whether a well-formed token is valid is known only after a query.
     *
     * @throws dev.perimeter.web.problems.Problem 401, without a token where one is needed
     */
    default int bytesMax(HttpServletRequest http) {
        return switch (this) {
            // The sign-in page carries the form that a person was typing when the session ended.
            case ForEverybody _ ->
                !ApiPath.covers(http) && SessionCookie.read(http).isPresent()
                        ? BodyAccess.BYTES_MAX
                        : BodyAccess.SMALL_BYTES_MAX;
            case ForPersons _ -> withToken(http, BodyAccess.SMALL_BYTES_MAX);
            case ForMembers _ -> withToken(http, BodyAccess.BYTES_MAX);
        };
    }

    private static int withToken(HttpServletRequest http, int bytesMax) {
        Token.of(http);
        return bytesMax;
    }

    /** Empty where the handler has no such annotation, or several: this stops the start. */
    static Optional<Access> of(HandlerMethod handler) {
        var said = said(handler);
        return said.size() == 1 ? Optional.of(said.getFirst()) : Optional.empty();
    }

    /** Handlers of errors, and the generator of the contract in tests. They touch no data. */
    List<String> OPEN = List.of("dev.perimeter.web.problems.ErrorAnswers", "org.springdoc.");

    /** Throws where the handler has none. */
    static Access required(HandlerMethod handler) {
        if (OPEN.stream().anyMatch(handler.getBeanType().getName()::startsWith)) {
            return new ForEverybody();
        }
        return of(handler)
                .orElseThrow(() -> new IllegalStateException(handler.getShortLogMessage()
                        + " must say whom it lets in, with one of @Allow, @AnyMember, @OwnerOnly, @SignedIn, @Public"));
    }

    private static List<Access> said(HandlerMethod handler) {
        return Stream.of(Public.class, SignedIn.class, AnyMember.class, OwnerOnly.class, Allow.class)
                .map(handler::getMethodAnnotation)
                .filter(Objects::nonNull)
                .map(Access::of)
                .toList();
    }

    private static Access of(Annotation annotation) {
        return switch (annotation) {
            case Public _ -> new ForEverybody();
            case SignedIn _ -> new ForPersons();
            case AnyMember _ -> new ForMembers(null);
            case OwnerOnly _ -> new ForMembers("owner");
            case Allow allow -> new ForMembers(allow.value().column());
            default -> throw new IllegalArgumentException("not of the gate's vocabulary: " + annotation);
        };
    }
}
