package dev.perimeter.pieces.pages;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.pieces.Piece;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** What the order of a piece says about it: until when, and for whom. */
@Repository
class PieceOrders {

    private final JdbcClient db;

    PieceOrders(JdbcClient db) {
        this.db = db;
    }

    /** @param customerName null for those who may not view customers */
    record PieceOrder(
            String priority,
            @Nullable LocalDate dueOn,
            UUID customerId,
            @Nullable String customerName,
            int quantity) {}

    PieceOrder find(Member me, Piece piece) {
        return db.sql("""
                        select o.priority, o.due_on, o.customer_id, c.name as customer_name, l.quantity
                          from sales_order o
                          join order_line l on l.company_id = :company and l.id = :line
                          left join customer c on c.company_id = :company and c.id = o.customer_id and :seesCustomers
                         where o.company_id = :company and o.id = :order
                        """)
                .param("company", me.company())
                .param("order", piece.origin().orderId())
                .param("line", piece.origin().lineId())
                .param("seesCustomers", me.may(Permission.CUSTOMERS_VIEW))
                .query(RecordRowMapper.of(PieceOrder.class))
                .single();
    }

    private record OrderDue(UUID id, LocalDate dueOn) {}

    /** The days on which their orders are due, by the order; nothing for those without one. */
    Map<UUID, LocalDate> due(Member me, Collection<Piece> pieces) {
        return db
                .sql("""
                        select id, due_on
                          from sales_order
                         where company_id = :company and id = any (:orders) and version > 0 and due_on is not null
                        """)
                .param("company", me.company())
                .param(
                        "orders",
                        new SqlArrayValue(
                                "uuid",
                                pieces.stream()
                                        .map(piece -> piece.origin().orderId())
                                        .distinct()
                                        .toArray()))
                .query(RecordRowMapper.of(OrderDue.class))
                .stream()
                .collect(Collectors.toMap(OrderDue::id, OrderDue::dueOn));
    }
}
