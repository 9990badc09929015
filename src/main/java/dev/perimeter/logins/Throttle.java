package dev.perimeter.logins;

import dev.perimeter.web.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Counts failures in the database, so that it holds over several processes, each in a statement of its own, so that nothing rolls it
 * back. Somebody else's failures elsewhere never keep the right person out: an account is counted together with the address.
 */
@Component
class Throttle {

    private final JdbcClient db;

    Throttle(@Qualifier("authDb") JdbcClient db) {
        this.db = db;
    }

    /** Failures of one kind: each bucket holds at most so many in the window. */
    record Attempt(Duration window, List<Bucket> buckets) {}

    record Bucket(String name, int most) {

        String hash() {
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Refuses with 429 while one of the buckets is full. */
    void check(Attempt attempt) {
        var seconds = db.sql("select gate.throttled(:buckets, :most)")
                .param("buckets", hashes(attempt))
                .param(
                        "most",
                        new SqlArrayValue(
                                "int4",
                                attempt.buckets().stream().map(Bucket::most).toArray()))
                .query(Integer.class)
                .single();
        if (seconds > 0) {
            throw Problem.tooManyRequests(Duration.ofSeconds(seconds));
        }
    }

    void countFailure(Attempt attempt) {
        db.sql("select gate.count_failure(:buckets, :seconds)")
                .param("buckets", hashes(attempt))
                .param("seconds", (int) attempt.window().toSeconds())
                .query((_, _) -> true)
                .single();
    }

    /** For what was counted ahead, and was no failure. */
    void takeBack(Attempt attempt) {
        db.sql("select gate.take_back(:buckets)")
                .param("buckets", hashes(attempt))
                .query((_, _) -> true)
                .single();
    }

    private static SqlArrayValue hashes(Attempt attempt) {
        return new SqlArrayValue(
                "text", attempt.buckets().stream().map(Bucket::hash).toArray());
    }
}
