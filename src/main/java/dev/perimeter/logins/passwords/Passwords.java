package dev.perimeter.logins.passwords;

import dev.perimeter.ratelimit.Network;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords. Each hash takes a core and its memory. So as many run at once as there are
 * cores, and half as many for sign-ups. A request that waits longer than two seconds is refused
 * with 503.
 */
@Component
public class Passwords {

    /** The number that is hashed within two seconds: a later one would wait in vain. */
    private static final int WAITING_FOR_EACH_TURN = 32;

    /** An office that starts at nine is served within a second. */
    private static final int SIGN_INS_OF_ONE_NETWORK = 12;

    private static final int SIGN_UPS_OF_ONE_NETWORK = 4;
    private static final int CORES = Runtime.getRuntime().availableProcessors();

    private final Argon2PasswordEncoder argon2;
    private final HashingQueue signIns = queue(CORES, SIGN_INS_OF_ONE_NETWORK);

    /**
     * Sign-ups have a queue of their own on half of the cores, so that they never delay sign-ins.
     */
    private final HashingQueue signUps = queue(Math.max(1, CORES / 2), SIGN_UPS_OF_ONE_NETWORK);

    /** The hash of nobody's password. An unknown address takes the same work as a known one. */
    private final String nobodys;

    Passwords(Argon2PasswordEncoder argon2) {
        this.argon2 = argon2;
        nobodys = encode("nobody's password");
    }

    /** @throws Problem 503, where too many wait, of all networks or of these */
    public <T> T inTurnToSignIn(List<Network> networks, Callable<T> work) throws Exception {
        return signIns.admit(networks, work);
    }

    /** @throws Problem 503, as for sign-ins */
    public <T> T inTurnToSignUp(List<Network> networks, Callable<T> work) throws Exception {
        return signUps.admit(networks, work);
    }

    /** Compares a password. Callers hold a turn, as for {@link #hash}. */
    public boolean match(String password, @Nullable String hash) throws Exception {
        return apart(() -> argon2.matches(password, hash == null ? nobodys : hash)) && hash != null;
    }

    public String hash(String password) throws Exception {
        return apart(() -> encode(password));
    }

    private static HashingQueue queue(int turns, int ofOneNetwork) {
        return new HashingQueue(turns, turns * WAITING_FOR_EACH_TURN, ofOneNetwork);
    }

    private String encode(String password) {
        return String.valueOf(argon2.encode(password));
    }

    /**
     * Runs on a platform thread. A virtual thread would keep its carrier, and no other request
     * would run while all carriers hash.
     */
    private <T> T apart(Callable<T> work) throws Exception {
        var hashing = new FutureTask<>(work);
        Thread.ofPlatform().name("hashing").start(hashing);
        return hashing.get();
    }
}
