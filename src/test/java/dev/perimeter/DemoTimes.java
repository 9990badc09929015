package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The times of the demo: a month, in an order in which it could have happened. */
record DemoTimes(JdbcClient db) {

    /** In which something happens all month long. */
    private static final List<String> ALL_MONTH = List.of(
            "sales_order.created_at",
            "order_move.at",
            "piece.created_at",
            "piece_move.at",
            "spool_event.at",
            "customer.created_at",
            "audit_entry.at");

    /** Only the last time is kept. */
    private static final List<String> LAST_ONLY = List.of("updated_at", "status_set_at");

    record Column(String table, String name) {}

    /** Of all that is a company's, also of tables that are yet to come: in no column does everything happen today. */
    void areSpreadOverAMonthThatHasPassed() {
        var columns = db.sql("""
                        select t.table_name as "table", t.column_name as name
                          from information_schema.columns t
                          join information_schema.columns c using (table_schema, table_name)
                         where table_schema = 'public'
                           and t.data_type = 'timestamp with time zone'
                           and c.column_name = 'company_id'
                           and t.column_name <> 'expires_at'
                        """).query(Column.class).list();
        assertThat(columns).hasSizeGreaterThan(12);
        for (var column : columns) {
            for (var company : companies()) {
                check(column, company);
            }
        }
        assertThat(count("select count(*) from account where created_at > now() - interval '20 days'"))
                .isZero();
        assertThat(count("select count(*) from gate.login where created_at > now() - interval '20 days'"))
                .isZero();
        assertThat(count("select count(*) from company where created_at > now() - interval '25 days'"))
                .isZero();
    }

    private List<String> companies() {
        var companies = db.sql("select cast(id as text) from company")
                .query(String.class)
                .list();
        assertThat(companies).hasSize(2);
        return companies;
    }

    private void check(Column column, String company) {
        var where = column.table() + "." + column.name();
        var from = " from " + column.table() + " where company_id = '" + company + "'";
        if (count("select count(" + column.name() + ")" + from) == 0) {
            return;
        }
        var days = "select extract(day from %s) ";
        assertThat(count("select count(*) %s and %s > now()".formatted(from, column.name())))
                .as(where + " in the future")
                .isZero();
        assertThat(count(days.formatted("now() - min(" + column.name() + ")") + from))
                .as(where + " begins")
                .isBetween(LAST_ONLY.contains(column.name()) ? 1 : 20, 30);
        if (ALL_MONTH.contains(where)) {
            assertThat(count(days.formatted("max(%1$s) - min(%1$s)".formatted(column.name())) + from))
                    .as(where + " lasts")
                    .isGreaterThanOrEqualTo(25);
        }
    }

    void followEachOther() {
        for (var table : List.of("company", "customer", "printer", "spool", "sales_order", "piece")) {
            assertThat(count("select count(*) from " + table + " where updated_at < created_at"))
                    .as(table)
                    .isZero();
        }
        for (var moved : List.of("order", "piece")) {
            var record = moved.equals("order") ? "sales_order" : "piece";
            assertThat(count("""
                            select count(*)
                              from (select m.from_status, m.at, r.created_at,
                                           lag(m.to_status) over (partition by m.company_id, m.%1$s_id order by m.at, m.id) as before
                                      from %1$s_move m
                                      join %2$s r on r.company_id = m.company_id and r.id = m.%1$s_id) move
                             where at < created_at
                                or from_status <> coalesce(before, case '%1$s' when 'order' then 'draft' else 'planned' end)
                            """.formatted(moved, record))).as(moved).isZero();
        }
        assertThat(count("""
                        select count(*)
                          from piece p
                          join sales_order o on o.company_id = p.company_id and o.id = p.order_id
                          join customer c on c.company_id = o.company_id and c.id = o.customer_id
                         where p.created_at < o.created_at
                            or o.created_at < c.created_at
                            or o.due_on <= cast(o.created_at as date)
                        """)).isZero();
        assertThat(count("select count(*) from sales_order where status <> 'completed' and due_on < now()"))
                .as("late")
                .isPositive();
        assertThat(count("select count(*) from sales_order where due_on > now()"))
                .as("in time")
                .isPositive();
        // What was done first, is told first: ids are made in the order of time.
        assertThat(count("""
                        select count(*)
                          from (select at, lag(at) over (partition by company_id order by id) as before from audit_entry) told
                         where at < before - interval '3 seconds'
                        """)).isZero();
    }

    /** Where nobody could shift them: all of today. */
    void areOfToday() {
        assertThat(count("select count(*) from audit_entry where at < now() - interval '1 hour'"))
                .isZero();
        assertThat(count("select count(*) from audit_entry")).isGreaterThan(1000);
    }

    private int count(String sql) {
        return db.sql(sql).query(Integer.class).single();
    }
}
