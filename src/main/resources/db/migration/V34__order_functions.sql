set role perimeter_gate;

-- What an order names: its customer's number, null where there is no such customer, and for each filament the entry that it stands for by now,
-- null where there is none (or none was named). Nothing where this transaction may not act on orders.
create function gate.order_references(company uuid, customer uuid, filaments uuid[]) returns table (customer_number bigint, filament_ids uuid[])
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    found_ids uuid[] := '{}';
    filament uuid;
begin
    if company is distinct from gate.company('orders_act') then
        return;
    end if;
    foreach filament in array filaments
    loop
        found_ids := found_ids || case when filament is not null then gate.use_filament(company, filament) end;
    end loop;
    return query
        select (select c.number from public.customer c where c.company_id = company and c.id = customer), found_ids;
end
$$;

-- The lines of an order, each with its pieces counted by state.
create function gate.lines_of(company uuid, sales_order uuid) returns jsonb
    language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
    return (
        select coalesce(jsonb_agg(jsonb_build_object(
                   'id', l.id, 'description', l.description, 'quantity', l.quantity, 'unitPrice', l.unit_price, 'filamentId', l.filament_id,
                   'partFile', l.part_file, 'pieces', coalesce(counted.pieces, '{}')) order by l.position), '[]')
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

-- The order that the request names, locked until the transaction ends; none where this transaction may not act on orders.
create function gate.order_to_change(company uuid, sales_order uuid)
    returns table (id uuid, number bigint, customer_id uuid, customer_number bigint, status text, held_from text, cancel_reason text, source text,
        source_reference text, priority text, due_on date, currency text, billing_address text, shipping_address text, notes text, total numeric,
        version bigint, created_at timestamptz, updated_at timestamptz, lines jsonb)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform from public.sales_order o where o.company_id = company and o.id = sales_order for no key update;
    return query
        select o.id, o.number, o.customer_id, o.customer_number, o.status, o.held_from, o.cancel_reason, o.source, o.source_reference, o.priority,
               o.due_on, o.currency, o.billing_address, o.shipping_address, o.notes, o.total, o.version, o.created_at, o.updated_at,
               gate.lines_of(company, sales_order)
          from public.sales_order o
         where o.company_id = company
           and o.id = sales_order;
end
$$;

create function gate.change_order(company uuid, sales_order uuid, customer uuid, customer_number integer, source text, source_key text,
    source_reference text, source_reference_key text, priority text, due_on date, currency text, billing_address text, shipping_address text,
    notes text, total numeric, search_text text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update public.sales_order o
       set customer_id = customer, customer_number = change_order.customer_number, source = change_order.source, source_key = change_order.source_key,
           source_reference = change_order.source_reference, source_reference_key = change_order.source_reference_key,
           priority = change_order.priority, due_on = change_order.due_on, currency = change_order.currency,
           billing_address = change_order.billing_address, shipping_address = change_order.shipping_address, notes = change_order.notes,
           total = change_order.total, search_text = change_order.search_text, version = o.version + 1, updated_at = now()
     where o.company_id = company
       and o.id = sales_order;
end
$$;

-- Other lines in the place of those that a draft has: [{"id", "position", "description", "quantity", "unit_price", "filament_id", "part_file"}].
create function gate.replace_lines(company uuid, sales_order uuid, lines jsonb) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.order_line l where l.company_id = company and l.order_id = sales_order;
    insert into public.order_line (company_id, id, order_id, position, description, quantity, unit_price, filament_id, part_file)
    select company, l.id, sales_order, l.position, l.description, l.quantity, l.unit_price, l.filament_id, l.part_file
      from jsonb_to_recordset(lines) as l (id uuid, position integer, description text, quantity integer, unit_price numeric, filament_id uuid,
           part_file text);
end
$$;

create function gate.remove_order(company uuid, sales_order uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform from public.sales_order o where o.company_id = company and o.id = sales_order and o.status = 'draft' for update;
    if found then
        delete from public.order_line l where l.company_id = company and l.order_id = sales_order;
        delete from public.sales_order o where o.company_id = company and o.id = sales_order;
        perform gate.unfile(company, 'sales_order', sales_order);
        perform gate.count_states(company, 'sales_order', '{"draft": -1}');
    end if;
exception when foreign_key_violation then
    raise exception 'in_use' using errcode = 'PR409';
end
$$;

-- The order's next state, and the record of the move.
create function gate.move_order(company uuid, sales_order uuid, move uuid, to_status text, held_from text, reason text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    from_status text;
begin
    select o.status into from_status from public.sales_order o where o.company_id = company and o.id = sales_order for no key update;
    if not found then
        return;
    end if;
    update public.sales_order o
       set status = to_status, held_from = move_order.held_from, cancel_reason = case to_status when 'cancelled' then reason end,
           version = o.version + 1, updated_at = now()
     where o.company_id = company
       and o.id = sales_order;
    insert into public.order_move (company_id, id, order_id, from_status, to_status, reason, account_id, account_name)
    select company, move, sales_order, from_status, to_status, reason, a.id, a.display_name from public.account a where a.id = gate.account();
    perform gate.count_states(company, 'sales_order', jsonb_build_object(from_status, -1, to_status, 1));
    if to_status = 'cancelled' then
        perform gate.count_states(company, 'piece', (
            select coalesce(jsonb_object_agg(p.status, -p.amount), '{}')
              from (select p.status, count(*) as amount from public.piece p where p.company_id = company and p.order_id = sales_order
                     group by p.status) p));
    end if;
end
$$;

reset role;
grant execute on function gate.order_references(uuid, uuid, uuid[]), gate.order_to_change(uuid, uuid),
    gate.change_order(uuid, uuid, uuid, integer, text, text, text, text, text, date, text, text, text, text, numeric, text),
    gate.replace_lines(uuid, uuid, jsonb), gate.remove_order(uuid, uuid), gate.move_order(uuid, uuid, uuid, text, text, text)
    to perimeter_app;
