package dev.perimeter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.embedded.EmbeddedServer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Whether the books agree: nothing acknowledged is missing, nothing is half there, nothing is there twice. */
record Books(JdbcClient db) {

    private static final String HALF = """
            select 'order without all its lines: ' || o.id as fault
              from sales_order o
             where o.notes <> (select count(*)::text from order_line l where l.company_id = o.company_id and l.order_id = o.id)
                or o.total <> (select sum(quantity * unit_price) from order_line l where l.company_id = o.company_id and l.order_id = o.id)
            union all
            select 'counter of ' || c.kind || ': ' || c.last_number
              from company_counter c
              left join (select company_id, 'customer' as kind, max(number) as last, count(*) as amount from customer group by company_id
                         union all
                         select company_id, 'sales_order', max(number), count(*) from sales_order group by company_id) n
                using (company_id, kind)
             where c.last_number is distinct from n.last or c.last_number is distinct from n.amount
            union all
            select 'orders in state ' || s.state || ': ' || s.amount
              from state_count s
             where s.kind = 'sales_order'
               and s.amount <> (select count(*) from sales_order o where o.company_id = s.company_id and o.status = s.state)
            union all
            select 'trail of ' || record_type || ' ' || record_id
              from (select company_id, 'customer' as record_type, id as record_id from customer
                    union all
                    select company_id, 'order', id from sales_order
                    union all
                    select company_id, 'invite', id from invite) r
              full join (select company_id, record_type, record_id, count(*) as entries
                           from audit_entry
                          where action = 'added' and record_type in ('customer', 'order', 'invite')
                          group by company_id, record_type, record_id) t
                using (company_id, record_type, record_id)
             where r.company_id is null or t.entries is distinct from 1
            union all
            select 'search of ' || c.id
              from customer c
             where not exists (select from gate.searched s where s.company_id = c.company_id and s.record_id = c.id)
            union all
            select 'invite ' || i.id
              from invite i
             where i.used_by is not null
               and (not exists (select from membership m where m.company_id = i.company_id and m.account_id = i.used_by)
                    or 1 <> (select count(*) from audit_entry a where a.record_id = i.id and a.action = 'accepted'))
            union all
            select 'member ' || m.account_id
              from membership m
             where m.role = 'staff' and 1 <> (select count(*) from invite i where i.company_id = m.company_id and i.used_by = m.account_id)
            union all
            select 'account of nobody ' || a.id
              from account a
             where not exists (select from membership m where m.account_id = a.id)
            union all
            select 'owners of ' || c.id
              from company c
             where 1 <> (select count(*) from membership m where m.company_id = c.id and m.role = 'owner')
            union all
            select 'customer twice: ' || name
              from customer
             group by company_id, name
            having count(*) > 1
            """;

    private static final String MISSING = """
            select 'missing ' || kind || ' ' || id
              from (select 'customer' as kind, unnest(:customers) as id union all select 'order', unnest(:orders)
                    union all select 'invite', unnest(:invites)) a
             where not exists (select from customer c where c.id = a.id)
               and not exists (select from sales_order o where o.id = a.id)
               and not exists (select from invite i where i.id = a.id and i.used_by is not null)
            """;

    static Books of(EmbeddedServer server) {
        return new Books(
                JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password())));
    }

    /** While writers write, too. Their lists are read first: what is acknowledged later does not count yet. */
    void agree(Writers writers) {
        var parameters = new LinkedHashMap<String, Object>();
        parameters.put("customers", array(writers.acknowledged("customer")));
        parameters.put("orders", array(writers.acknowledged("order")));
        parameters.put("invites", array(writers.acknowledged("invite")));
        assertThat(db.sql(MISSING).params(parameters).query(String.class).list())
                .isEmpty();
        agree();
    }

    void agree() {
        assertThat(db.sql(HALF).query(String.class).list()).isEmpty();
    }

    private static UUID[] array(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
