package dev.perimeter.gate;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;

/** What a handler asks of its caller, read from its one annotation. */
sealed interface Access {

    record ForEverybody() implements Access {}

    record ForPersons() implements Access {}

    /** @param permission as {@code gate.enter} takes it: a flag, {@code owner}, or null for any member */
    record ForMembers(@Nullable String permission) implements Access {}

    /** Empty where the handler says nothing, or more than one thing: that stops the start. */
    static Optional<Access> of(HandlerMethod handler) {
        var said = said(handler);
        return said.size() == 1 ? Optional.of(said.getFirst()) : Optional.empty();
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
