-- Lines that are made, and lines that are not (spec 15.3): services, shipping, fees, discounts, and amounts of tax. Lines of before are all made.
set role perimeter_owner;

alter table order_line
    add column kind text not null default 'part' check (kind in ('part', 'service', 'shipping', 'fee', 'discount', 'tax')),
    drop constraint order_line_quantity_check,
    drop constraint order_line_unit_price_check,
    drop constraint unit_price_fits,
    add constraint quantity_fits check (quantity between 1 and 100000),
    add constraint unit_price_fits check (abs(unit_price) < 1000000000000 and scale(unit_price) <= 6),
    -- A discount takes off, and nothing else does.
    add constraint discount_below_zero check (case kind when 'discount' then unit_price <= 0 else unit_price >= 0 end),
    add constraint made_of_filament check (kind = 'part' or filament_id is null and part_file is null);

alter table piece
    drop constraint piece_copy_check,
    add constraint copy_fits check (copy between 1 and 100000);

grant insert (kind) on order_line to perimeter_app, perimeter_gate;
reset role;

set role perimeter_gate;

-- The lines of an order, each with its pieces counted by state.
create or replace function gate.lines_of(company uuid, sales_order uuid) returns jsonb
    language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select coalesce(jsonb_agg(jsonb_build_object(
                   'id', l.id, 'kind', l.kind, 'description', l.description, 'quantity', l.quantity, 'unitPrice', l.unit_price,
                   'filamentId', l.filament_id, 'partFile', l.part_file, 'pieces', coalesce(counted.pieces, '{}')) order by l.position), '[]')
          from public.order_line l
          left join (select c.line_id, jsonb_object_agg(c.status, c.amount) as pieces
                       from (select p.line_id, p.status, count(*) as amount
                               from public.piece p
                              where p.company_id = company
                                and p.order_id = sales_order
                              group by p.line_id, p.status) c
                      group by c.line_id) counted on counted.line_id = l.id
         where l.company_id = company
           and l.order_id = sales_order);
end
$$;

-- Other lines in the place of those that a draft has:
-- [{"id", "position", "kind", "description", "quantity", "unit_price", "filament_id", "part_file"}].
create or replace function gate.replace_lines(company uuid, sales_order uuid, lines jsonb) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.order_line l where l.company_id = company and l.order_id = sales_order;
    insert into public.order_line (company_id, id, order_id, position, kind, description, quantity, unit_price, filament_id, part_file)
    select company, l.id, sales_order, l.position, l.kind, l.description, l.quantity, l.unit_price, l.filament_id, l.part_file
      from jsonb_to_recordset(lines) as l (id uuid, position integer, kind text, description text, quantity integer, unit_price numeric,
           filament_id uuid, part_file text);
end
$$;

reset role;
