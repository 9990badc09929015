package dev.perimeter.gate;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a request sent, as the arguments of its handler, or what was wrong with it: said only after the gate has let the caller in. */
final class ResolvedArguments {

    /** Stands in the arguments where the person acting will be. */
    static final Object ACTING = new Object();

    private final Callable<@Nullable Object[]> arguments;
    private final IdempotencyKeys.@Nullable Claim claim;
    private final @Nullable Exception fault;

    private ResolvedArguments(
            Callable<@Nullable Object[]> arguments, IdempotencyKeys.@Nullable Claim claim, @Nullable Exception fault) {
        this.arguments = arguments;
        this.claim = claim;
        this.fault = fault;
    }

    /** @param received takes in what was sent, and answers with what makes arguments of it */
    static ResolvedArguments read(
            Callable<Callable<@Nullable Object[]>> received, Callable<IdempotencyKeys.@Nullable Claim> claim) {
        try {
            return new ResolvedArguments(received.call(), claim.call(), null);
        } catch (Exception e) {
            return new ResolvedArguments(() -> new Object[0], null, e);
        }
    }

    IdempotencyKeys.@Nullable Claim claim() {
        return claim;
    }

    /** To be called before what was sent is looked into. */
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
