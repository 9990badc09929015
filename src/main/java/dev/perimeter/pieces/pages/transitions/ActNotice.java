package dev.perimeter.pieces.pages.transitions;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.stacks.PieceNumbers;
import dev.perimeter.web.problems.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * What the next page says of an act: "4 printed", with a way to undo it. The address carries the
 * state and the numbers ({@code done=printed.12-15}); it is said for a minute at most, and only of
 * pieces that still stand where the act put them.
 */
@Repository
public class ActNotice {

    private static final Pattern DONE = Pattern.compile("([a-z_]{1,20})\\.([0-9,-]{1,2000})");

    private final JdbcClient db;

    ActNotice(JdbcClient db) {
        this.db = db;
    }

    /** What was done: the pieces of these numbers got to that state. */
    public record Done(PieceState to, PieceNumbers numbers) {

        public String word() {
            return to.word();
        }
    }

    private record Moved(UUID id, int number) {}

    /** Null where nothing was done, or nothing that still stands. */
    public @Nullable Done find(Member me, @Nullable String done) {
        var said = DONE.matcher(done == null ? "" : done);
        if (!said.matches()) {
            return null;
        }
        var to = Arrays.stream(PieceState.values())
                .filter(state -> state.word().equals(said.group(1)))
                .findFirst();
        if (to.isEmpty()) {
            return null;
        }
        var moved = moved(me, to.get(), said.group(2));
        return moved.isEmpty()
                ? null
                : new Done(
                        to.get(),
                        PieceNumbers.of(moved.stream().map(Moved::number).toList()));
    }

    private List<Moved> moved(Member me, PieceState to, String numbers) {
        try {
            return db.sql("""
                            select id, number
                              from piece
                             where company_id = :company
                               and number = any (:numbers)
                               and status || '' = :status
                               and updated_at > now() - interval '1 minute'
                            """)
                    .param("company", me.company())
                    .param(
                            "numbers",
                            new SqlArrayValue(
                                    "bigint",
                                    PieceNumbers.parse(numbers).numbers().toArray()))
                    .param("status", to.word())
                    .query(RecordRowMapper.of(Moved.class))
                    .list();
        } catch (Problem noNumbers) {
            return List.of();
        }
    }
}
