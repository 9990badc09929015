set role perimeter_gate;

-- A draft that is gone, with its lines and what searches find it by.
create function gate.remove_order(company uuid, sales_order uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.order_line l where l.company_id = company and l.order_id = sales_order;
    delete from public.sales_order o where o.company_id = company and o.id = sales_order;
    if found then
        perform gate.unfile(company, 'sales_order', sales_order);
    end if;
    perform gate.count_states(company, 'sales_order', '{"draft": -1}');
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
grant execute on function gate.remove_order(uuid, uuid), gate.move_order(uuid, uuid, uuid, text, text, text) to perimeter_app;
