package dev.perimeter.prove.leaks;

import dev.perimeter.prove.rivals.Rival;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.sql.Attacker;

/**
 * The attacker's session when the statement runs, and the company whose rows it must not reveal.
 */
enum SessionState {
    NONE("without a session"),
    OWN_COMPANY("in a session of one's own company"),
    MADE_UP_SEAL("with a made-up seal"),
    WITHOUT_THE_FLAG("in a session of the same company, without the flag"),
    ENDED("after a session on the same connection");

    /** Of the right length, so that it is checked. */
    private static final String SEAL = "0".repeat(139);

    private final String said;

    SessionState(String said) {
        this.said = said;
    }

    Rival victim(Rivals rivals) {
        return this == WITHOUT_THE_FLAG ? rivals.a() : rivals.b();
    }

    static String attacker(Rivals rivals, SessionState state) {
        return rivals.a().token(state == WITHOUT_THE_FLAG ? "staff" : "owner");
    }

    /** Begins a transaction. */
    String begin(Rivals rivals) {
        var entered = "begin; " + Attacker.enter(attacker(rivals, this));
        return switch (this) {
            case NONE -> "begin";
            case MADE_UP_SEAL -> "begin; select set_config('perimeter.seal', '" + SEAL + "', true)";
            case OWN_COMPANY, WITHOUT_THE_FLAG -> entered;
            case ENDED -> entered + "; rollback; begin";
        };
    }

    @Override
    public String toString() {
        return said;
    }
}
