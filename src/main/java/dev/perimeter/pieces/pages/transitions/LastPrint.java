package dev.perimeter.pieces.pages.transitions;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the last copy took that was printed of the same line, or of another line that is described
 * in the same words: the next copy takes as much.
 */
@Repository
class LastPrint {

    /** Lines are numbered in the order of time: what was printed years ago is not looked for. */
    private static final int LINES_MAX = 2_000;

    private final JdbcClient db;

    LastPrint(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param grams of one copy
     * @param minutes of one copy
     */
    record Taken(@Nullable BigDecimal grams, @Nullable Integer minutes) {

        static final Taken UNKNOWN = new Taken(null, null);
    }

    Taken of(Member me, Piece piece) {
        return find(me, piece).orElse(Taken.UNKNOWN);
    }

    private Optional<Taken> find(Member me, Piece piece) {
        return db.sql("""
                        with alike as materialized (
                          select id
                            from (select id, description
                                    from order_line
                                   where company_id = :company
                                   order by id desc
                                   limit :lines) recent
                           where description = :description
                        )
                        select p.grams, p.minutes
                          from piece p
                         where p.company_id = :company
                           and p.line_id = any (array(select id from alike union all select cast(:line as uuid)))
                           and p.status in ('printed', 'post_processing', 'qc', 'good', 'packed', 'shipped', 'rejected')
                           and p.grams is not null
                         order by p.line_id = :line desc, p.updated_at desc
                         limit 1
                        """)
                .param("company", me.company())
                .param("lines", LINES_MAX)
                .param("description", piece.origin().description())
                .param("line", piece.origin().lineId())
                .query(RecordRowMapper.of(Taken.class))
                .optional();
    }
}
