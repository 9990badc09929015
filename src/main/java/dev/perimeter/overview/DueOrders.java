package dev.perimeter.overview;

import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders that are due soon, or late already: a few by their date, those on hold behind. */
@Repository
class DueOrders {

    private static final int SHOWN = 8;
    private static final int SOON_DAYS = 3;

    private final JdbcClient db;

    DueOrders(JdbcClient db) {
        this.db = db;
    }

    /**
     * @param late whether its day has passed
     * @param customer null for who may not view customers (spec 6.4)
     */
    record Due(
            UUID id,
            int number,
            String status,
            LocalDate dueOn,
            boolean late,
            @Nullable String customer) {}

    static LocalDate soon(LocalDate today) {
        return today.plusDays(SOON_DAYS);
    }

    /**
     * Orders at work that are due in the next days, or were due; state by state, as the index has
     * them.
     */
    List<Due> search(Member me, LocalDate today) {
        return db.sql("""
                        with due as materialized (
                          select o.id, o.number, o.status, o.due_on, o.customer_id
                            from unnest(array ['confirmed', 'in_production', 'ready', 'on_hold']) s (state)
                           cross join lateral (select id, number, status, due_on, customer_id
                                                 from sales_order
                                                where company_id = :company
                                                  and status = s.state
                                                  and case when due_on is null then 'infinity' else due_on end <= :soon
                                                order by case when due_on is null then 'infinity' else due_on end, number
                                                limit :limit) o
                           order by o.status = 'on_hold', o.due_on, o.number
                           limit :limit
                        )
                        select due.id, due.number, due.status, due.due_on, due.due_on < :today as late, coalesce(k.name, c.name) as customer
                          from due
                          left join order_customer k
                            on :seesCustomers and k.company_id = :company and k.order_id = any (array(select id from due)) and k.order_id = due.id
                          left join customer c
                            on :seesCustomers and c.company_id = :company
                           and c.id = any (array(select customer_id from due)) and c.version > 0 and c.id = due.customer_id
                         order by due.status = 'on_hold', due.due_on, due.number
                        """)
                .param("company", me.company())
                .param("seesCustomers", me.may(CUSTOMERS_VIEW))
                .param("today", today)
                .param("soon", soon(today))
                .param("limit", SHOWN)
                .query(RecordRowMapper.of(Due.class))
                .list();
    }
}
