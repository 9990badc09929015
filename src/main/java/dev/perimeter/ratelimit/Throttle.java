package dev.perimeter.ratelimit;

import dev.perimeter.secrets.Hmac;
import dev.perimeter.web.problems.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Counts attempts in the database, which all processes share. Each count is a statement of its own,
 * so that nothing rolls it back.
 */
@Component
public class Throttle {

    private final JdbcClient db;

    Throttle(@Qualifier("authDb") JdbcClient db) {
        this.db = db;
    }

    /** Attempts of one kind. Each bucket holds at most so many in the window. */
    public record Attempt(Duration window, List<Bucket> buckets) {}

    public record Bucket(String name, int most) {

        /** One bucket for each network, as large as its share. */
        static List<Bucket> each(String name, List<Network> networks, int most) {
            return networks.stream()
                    .map(network -> new Bucket(name + "|" + network.name(), most * network.share()))
                    .toList();
        }

        String hash() {
            return HexFormat.of().formatHex(Hmac.sha256(name.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Refuses with 429 while one of the buckets is full. */
    public void check(Attempt attempt) {
        refuse(seconds(attempt));
    }

    boolean isFull(Attempt attempt) {
        return seconds(attempt) > 0;
    }

    /**
     * Counts one attempt in each bucket ahead of the work, or refuses with 429 where one is full.
     * The count is exact, however many come at once.
     */
    public void count(Attempt attempt) {
        refuse(db.sql("select gate.count_attempt(:buckets, :most, :seconds)")
                .param("buckets", hashes(attempt))
                .param("most", most(attempt))
                .param("seconds", (int) attempt.window().toSeconds())
                .query(Integer.class)
                .single());
    }

    public void countFailure(Attempt attempt) {
        db.sql("select gate.count_failure(:buckets, :seconds)")
                .param("buckets", hashes(attempt))
                .param("seconds", (int) attempt.window().toSeconds())
                .query((_, _) -> true)
                .single();
    }

    /** Takes back a count that was made ahead and was no failure. */
    public void takeBack(Attempt attempt) {
        db.sql("select gate.take_back(:buckets)")
                .param("buckets", hashes(attempt))
                .query((_, _) -> true)
                .single();
    }

    private int seconds(Attempt attempt) {
        return db.sql("select gate.throttled(:buckets, :most)")
                .param("buckets", hashes(attempt))
                .param("most", most(attempt))
                .query(Integer.class)
                .single();
    }

    private static void refuse(int seconds) {
        if (seconds > 0) {
            throw Problem.tooManyRequests(Duration.ofSeconds(seconds));
        }
    }

    private static SqlArrayValue most(Attempt attempt) {
        return new SqlArrayValue(
                "int4", attempt.buckets().stream().map(Bucket::most).toArray());
    }

    private static SqlArrayValue hashes(Attempt attempt) {
        return new SqlArrayValue(
                "text", attempt.buckets().stream().map(Bucket::hash).toArray());
    }
}
