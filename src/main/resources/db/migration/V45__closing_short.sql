-- An order that is closed short delivers less than was ordered, and costs what is delivered (spec 12.7). Withdrawn pieces are counted nowhere.
set role perimeter_gate;

-- The lines of an order, each with its pieces counted by state.
create or replace function gate.lines_of(company uuid, sales_order uuid) returns jsonb
    language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select coalesce(jsonb_agg(jsonb_build_object(
                   'id', l.id, 'kind', l.kind, 'description', l.description, 'quantity', l.quantity, 'unitPrice', l.unit_price,
                   'filamentId', l.filament_id, 'partFile', l.part_file, 'shortBy', l.short_by, 'pieces', coalesce(counted.pieces, '{}'))
                   order by l.position), '[]')
          from public.order_line l
          left join (select c.line_id, jsonb_object_agg(c.status, c.amount) as pieces
                       from (select p.line_id, p.status, count(*) as amount
                               from public.piece p
                              where p.company_id = company
                                and p.order_id = sales_order
                                and p.status <> 'withdrawn'
                              group by p.line_id, p.status) c
                      group by c.line_id) counted on counted.line_id = l.id
         where l.company_id = company
           and l.order_id = sales_order);
end
$$;

-- By how many copies each line is short, [{"id", "shortBy"}], and what the order costs then.
create function gate.shorten_order(company uuid, sales_order uuid, lines jsonb, total numeric) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update public.order_line l
       set short_by = c."shortBy"
      from jsonb_to_recordset(lines) as c (id uuid, "shortBy" integer)
     where l.company_id = company
       and l.order_id = sales_order
       and l.id = c.id;
    update public.sales_order o set total = shorten_order.total where o.company_id = company and o.id = sales_order;
end
$$;

reset role;
grant execute on function gate.shorten_order(uuid, uuid, jsonb, numeric) to perimeter_app;
