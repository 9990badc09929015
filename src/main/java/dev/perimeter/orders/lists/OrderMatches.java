package dev.perimeter.orders.lists;

/**
 * The part of the statement of {@code OrderSearch} that says which orders are on the page:
 * {@code docs/decisions/0007-search.md} explains each part, and {@code PlansTest} holds the plans.
 * Conditions like {@code o.status || ''} are hidden from the indexes on purpose.
 */
public final class OrderMatches {

    /** The day that an order is due, or the last of all days: as the indexes have it. */
    static final String DUE = "case when o.due_on is null then 'infinity' else o.due_on end";

    private static final String SQL = """
            with near as materialized (
              (select id, number{column}
                from sales_order o
               where o.company_id = :company
                 and {behind}
                 and (cast(:id as uuid) is null or o.id = :id and o.version > 0)
                 and (cast(:customerId as uuid) is null or o.customer_id = :customerId)
                 and (cast(:status as text) is null
                      or case when cast(:customerId as uuid) is null then o.status = :status else o.status || '' = :status end)
                 and (cast(:dueFrom as date) is null
                      or case when cast(:customerId as uuid) is null
                              then {due} >= :dueFrom and {due} < 'infinity'
                              else o.due_on + 0 >= :dueFrom end)
                 and (cast(:dueTo as date) is null
                      or case when cast(:customerId as uuid) is null then {due} <= :dueTo else o.due_on + 0 <= :dueTo end)
                 and (cast(:states as text[]) is null
                      or cast(:customerId as uuid) is not null and o.status || '' = any (cast(:states as text[])))
               order by {by} limit :reach)
              union all
              (select id, number{column}
                from unnest(cast(:states as text[])) s (state)
               cross join lateral (select id, number{column}
                                     from sales_order o
                                    where o.company_id = :company
                                      and o.status = s.state
                                      and {behind}
                                      and (cast(:dueFrom as date) is null
                                           or {due} >= :dueFrom and {due} < 'infinity')
                                      and (cast(:dueTo as date) is null or {due} <= :dueTo)
                                    order by {by} limit :reach) n
               where cast(:states as text[]) is not null and cast(:customerId as uuid) is null
                 and (cast(:status as text) is null or s.state = :status)
               order by {by} limit :reach)
            ), looked as materialized (
              select o.id, o.number, o.due_on, o.total, o.customer_id,
                     array(select p.pattern from unnest(cast(:patterns as text[])) p (pattern)
                            where '№' || o.number || '№' || o.search_text not like p.pattern) as missing
                from sales_order o
               where o.company_id = :company and o.id = any (array(select id from near where cardinality(:words) > 0))
            ), named as materialized (
              select c.id, c.name_key, c.version
                from customer c
               where :seesCustomers and c.company_id = :company and c.name_key like any (cast(:patterns as text[]))
                 and c.id = any (array(select customer_id from looked where missing <> '{}'))
            ), kept as materialized (
              select k.order_id, k.name_key
                from order_customer k
               where :seesCustomers and k.company_id = :company and k.name_key like any (cast(:patterns as text[]))
                 and k.order_id = any (array(select id from looked where missing <> '{}'))
            ), found as materialized (
              select id from near where cardinality(:words) = 0
              union all
              (select l.id
                from looked l
               where l.missing = '{}' or exists (select from named n where n.id = l.customer_id and n.name_key like all (l.missing))
                  or exists (select from kept k where k.order_id = l.id and k.name_key like all (l.missing))
               order by {by} limit :limit)
            ), need as materialized (
              select cardinality(:words) > 0 and (select count(*) from near) = :reach and (select count(*) from found) < :limit as is_there
            ), far_named as materialized (
              select c.id, c.name_key, c.version, array(select w.word from unnest(:words) w (word) where position(w.word in c.name_key) = 0) as rest
                from customer c
               where :seesCustomers and c.company_id = :company and c.name_key like any (cast(:patterns as text[]))
                 and c.id = any (array(select unnest(gate.found(:company, 'customer', array[w.word]))
                                         from unnest(:words) w (word) where (select is_there from need)))
            ), far_groups as materialized (
              select rest, count(*) > :reach as is_large from far_named group by rest
            ), far as materialized (
              select unnest(gate.found(:company, 'sales_order', :words)) as id where (select is_there from need)
              union
              select o.id
                from sales_order o
               where o.company_id = :company
                 and o.customer_id = any (array(select n.id from far_named n join far_groups g on g.rest = n.rest where not g.is_large or n.rest = '{}'))
              union
              select unnest(gate.found(:company, 'sales_order', g.rest)) from far_groups g where g.is_large and g.rest <> '{}'
              union
              select unnest(gate.found_by_kept_name(:company, :words)) where :seesCustomers and (select is_there from need)
            ), far_found as materialized (
              select o.id, o.version
                from sales_order o
                left join far_named n on n.id = o.customer_id
                left join order_customer k
                  on :seesCustomers and k.company_id = :company and k.order_id = any (array(select id from far)) and k.order_id = o.id
               where o.company_id = :company and o.id = any (array(select id from far))
                 and '№' || o.number || '№' || o.search_text || ' ' || coalesce(n.name_key, '') || ' ' || coalesce(k.name_key, '')
                     like all (cast(:patterns as text[]))
            ),""";

    private OrderMatches() {}

    /** With {@code {behind}} and {@code {by}} left to the {@code Ordering}. */
    public static String sortedBy(OrderSort sort) {
        return SQL.replace("{due}", DUE).replace("{column}", sort.column());
    }
}
