package dev.perimeter.logins;

import dev.perimeter.web.Problem;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id (spec 3.5) with OWASP's parameters: 19 MiB, two passes, one lane. Each run takes its core and its memory, so that only as many
 * run at once as there are cores; who waits longer than two seconds is asked to come back.
 */
@Component
class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int WAIT_SECONDS = 2;

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Semaphore turns = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /** Nobody's password: an unknown address takes the same work as a known one. */
    private final String nobodys = encode("nobody's password");

    <T> T inTurn(Callable<T> work) throws Exception {
        if (!turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw Problem.unavailable();
        }
        try {
            return work.call();
        } finally {
            turns.release();
        }
    }

    /** To be called in turn, as {@link #hash}. */
    boolean match(String password, @Nullable String hash) throws Exception {
        return apart(() -> argon2.matches(password, hash == null ? nobodys : hash)) && hash != null;
    }

    String hash(String password) throws Exception {
        return apart(() -> encode(password));
    }

    private String encode(String password) {
        return String.valueOf(argon2.encode(password));
    }

    /** On a thread of the system's: a virtual one would keep its carrier, and with all carriers hashing no other request moves. */
    private <T> T apart(Callable<T> work) throws Exception {
        var hashing = new FutureTask<>(work);
        Thread.ofPlatform().name("hashing").start(hashing);
        return hashing.get();
    }
}
