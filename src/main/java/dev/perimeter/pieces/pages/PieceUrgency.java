package dev.perimeter.pieces.pages;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** How much pieces hurry: as much as their orders. */
@Repository
class PieceUrgency {

    private final JdbcClient db;

    PieceUrgency(JdbcClient db) {
        this.db = db;
    }

    /** @param id the order's */
    record Urgency(UUID id, String priority, @Nullable LocalDate dueOn) {}

    /**
     * Their orders' urgency, by the order; no list's index has the version, so that they are looked
     * up by id.
     */
    Map<UUID, Urgency> urgency(Member me, Collection<Piece> pieces) {
        var orders = pieces.stream()
                .map(piece -> piece.origin().orderId())
                .distinct()
                .toArray();
        return db
                .sql(
                        "select id, priority, due_on from sales_order where company_id = :company and id = any (:orders) and version > 0")
                .param("company", me.company())
                .param("orders", new SqlArrayValue("uuid", orders))
                .query(RecordRowMapper.of(Urgency.class))
                .stream()
                .collect(Collectors.toMap(Urgency::id, Function.identity()));
    }
}
