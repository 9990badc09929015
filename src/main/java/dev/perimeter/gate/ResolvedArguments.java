package dev.perimeter.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What a request sent, as the arguments of its handler, or the error in it. The error is thrown
 * only after the gate has let the caller in.
 */
final class ResolvedArguments {

    /** Stands in the arguments for the person acting. */
    static final Object ACTING = new Object();

    private final HttpServletRequest http;
    private final Callable<@Nullable Object[]> arguments;
    private final IdempotencyKeys.@Nullable Claim claim;
    private final @Nullable Exception fault;

    private ResolvedArguments(
            HttpServletRequest http,
            Callable<@Nullable Object[]> arguments,
            IdempotencyKeys.@Nullable Claim claim,
            @Nullable Exception fault) {
        this.http = http;
        this.arguments = arguments;
        this.claim = claim;
        this.fault = fault;
    }

    /** @param received receives the request, and returns what resolves its arguments */
    static ResolvedArguments read(
            HttpServletRequest http,
            Callable<Callable<@Nullable Object[]>> received,
            Callable<IdempotencyKeys.@Nullable Claim> claim) {
        try {
            return new ResolvedArguments(http, received.call(), claim.call(), null);
        } catch (Exception e) {
            return new ResolvedArguments(http, () -> new Object[0], null, e);
        }
    }

    HttpServletRequest http() {
        return http;
    }

    IdempotencyKeys.@Nullable Claim claim() {
        return claim;
    }

    /** Throws the error of the request, if there is one. */
    void refuse() throws Exception {
        if (fault != null) {
            throw fault;
        }
    }

    @Nullable
    Object[] arguments(@Nullable Record acting) throws Exception {
        refuse();
        var filled = arguments.call().clone();
        for (var i = 0; i < filled.length; i++) {
            if (filled[i] == ACTING) {
                filled[i] = acting;
            }
        }
        return filled;
    }
}
