package dev.perimeter.pieces.stacks;

import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.PieceState;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Pieces of open orders, or of one order, as stacks. */
@Repository
public class PieceStacks {

    /** The oldest open orders: who has more of them at once looks at the list. */
    public static final int ORDERS_MAX = 1_000;

    /** What can be made again. */
    private static final List<PieceState> LOST =
            List.of(PieceState.FAILED, PieceState.REJECTED, PieceState.SCRAPPED, PieceState.RETURNED);

    private final JdbcClient db;

    PieceStacks(JdbcClient db) {
        this.db = db;
    }

    /**
     * What to look for; null for everything.
     *
     * @param ended whether orders count that are no longer open, and lost pieces that were made
     *     again
     * @param dueTo the last day on which an order may be due
     */
    public record StackFilter(
            @Nullable UUID orderId,
            @Nullable Integer orderNumber,
            @Nullable UUID printerId,
            @Nullable LocalDate dueTo,
            boolean ended) {}

    /**
     * Of each state the most urgent stacks: by priority, due date and number. Of open orders, a
     * lost piece counts until it is made again.
     *
     * @param limit how many stacks of each state at most
     */
    public List<PieceStack> search(Member me, Collection<PieceState> states, StackFilter filter, int limit) {
        return db.sql("""
                        with open as materialized (
                          select id, number, status, due_on, array_position(array['urgent', 'high', 'normal', 'low'], priority) as urgency, priority
                            from sales_order
                           where company_id = :company
                             and (:ended or status in ('confirmed', 'in_production', 'ready', 'on_hold'))
                             and (cast(:orderId as uuid) is null or id = :orderId)
                             and (cast(:orderNumber as int) is null or number = :orderNumber)
                             and (cast(:dueTo as date) is null or due_on <= :dueTo)
                           order by number
                           limit :orders
                        ), stack as materialized (
                          select p.status, p.order_id, p.line_id,
                                 case when p.status = 'printing' then p.printer_id end as printer_id,
                                 case when p.status = any (:lost) then p.reason end as reason,
                                 p.status = any (:lost)
                                   and exists (select from piece r where r.company_id = :company and r.remake_of = p.id) as remade,
                                 min(p.number) as first, count(*) as piece_count, bool_and(p.grams is not null) as weighed,
                                 array_to_string((array_agg(p.number order by p.number))[1 : 200], ',') as numbers,
                                 (array_agg(p.id order by p.number))[1] as piece_id
                            from piece p
                           where p.company_id = :company
                             and p.order_id = any (array(select id from open))
                             and p.status = any (:states)
                             and (cast(:printerId as uuid) is null or coalesce(p.printer_id = :printerId, false))
                           group by 1, 2, 3, 4, 5, 6
                        ), ranked as materialized (
                          select s.status, s.order_id, o.number as order_number, o.status as order_status, o.priority, o.due_on, s.line_id,
                                 s.printer_id, s.reason, s.remade, s.piece_id, s.piece_count, s.numbers, s.weighed,
                                 sum(s.piece_count) over (partition by s.status) as in_state, count(*) over (partition by s.status) as stacks_in_state,
                                 row_number() over (partition by s.status order by o.urgency, o.due_on nulls last, s.first) as place
                            from stack s
                            join open o on o.id = s.order_id
                           where :ended or not s.remade
                        )
                        select r.status, r.order_id, r.order_number, r.order_status,
                               (select c.skipped_steps from company c where c.id = :company) as skipped_steps, r.priority, r.due_on, r.line_id, l.description,
                               r.printer_id, r.reason, r.remade, r.piece_id, r.piece_count, r.numbers, r.weighed, r.in_state, r.stacks_in_state
                          from ranked r
                          join order_line l on l.company_id = :company and l.id = r.line_id
                         where r.place <= :limit
                         order by r.place
                        """)
                .params(RecordParameters.of(me.company(), filter))
                .param("orders", ORDERS_MAX)
                .param("states", words(states))
                .param("lost", words(LOST))
                .param("limit", limit)
                .query(RecordRowMapper.of(PieceStack.class))
                .list();
    }

    private record Skipped(List<PieceState> skippedSteps) {}

    /** The states that the company does without. */
    public List<PieceState> skippedSteps(Member me) {
        return db.sql("select skipped_steps from company where id = :company")
                .param("company", me.company())
                .query(RecordRowMapper.of(Skipped.class))
                .single()
                .skippedSteps();
    }

    private static String[] words(Collection<PieceState> states) {
        return states.stream().map(PieceState::word).toArray(String[]::new);
    }
}
