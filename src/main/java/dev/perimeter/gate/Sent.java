package dev.perimeter.gate;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What a request sent, as the arguments of its handler, or what was wrong with it: said only after the gate has let the caller in. */
final class Sent {

    /** Stands in the arguments where the person acting will be. */
    static final Object ACTING = new Object();

    private final @Nullable Object[] arguments;
    private final Repeats.@Nullable Claim claim;
    private final @Nullable Exception fault;

    private Sent(@Nullable Object[] arguments, Repeats.@Nullable Claim claim, @Nullable Exception fault) {
        this.arguments = arguments;
        this.claim = claim;
        this.fault = fault;
    }

    static Sent read(Callable<@Nullable Object[]> arguments, Callable<Repeats.@Nullable Claim> claim) {
        try {
            return new Sent(arguments.call(), claim.call(), null);
        } catch (Exception e) {
            return new Sent(new Object[0], null, e);
        }
    }

    Repeats.@Nullable Claim claim() {
        return claim;
    }

    @Nullable
    Object[] arguments(@Nullable Record acting) throws Exception {
        if (fault != null) {
            throw fault;
        }
        var filled = arguments.clone();
        for (var i = 0; i < filled.length; i++) {
            if (filled[i] == ACTING) {
                filled[i] = acting;
            }
        }
        return filled;
    }
}
