-- An order's state follows from its pieces where there is only one next state (spec 12.7), and goes back with them.
set role perimeter_gate;

-- Whether any piece but these is being printed on the printer. The printer is locked first: of two that end at once, the second sees the first.
-- Pieces of cancelled orders, too: a print that runs is ended by somebody.
create or replace function gate.still_printing(company uuid, printer uuid, pieces uuid[]) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform from public.printer p where p.company_id = company and p.id = printer for no key update;
    return exists (select from public.piece p
                    where p.company_id = company and p.printer_id = printer and p.status = 'printing' and p.id <> all (pieces));
end
$$;

drop function gate.printing_pieces(uuid, uuid);
drop function gate.unfinished_pieces(uuid, uuid);

-- How an order stands without these pieces: how many others have begun, are neither good nor replaced, or are good and not on their way. Of an
-- order that was closed short nobody expects what was lost.
create function gate.order_standing(company uuid, sales_order uuid, pieces uuid[])
    returns table (status text, number bigint, begun bigint, unfinished bigint, unshipped bigint, shipped bigint)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select o.status, o.number, c.begun, c.unfinished, c.unshipped, c.shipped
          from public.sales_order o
         cross join lateral (
               select count(*) filter (where p.status not in ('planned', 'queued')) as begun,
                      count(*) filter (where p.status not in ('good', 'packed', 'shipped', 'returned') and not (o.short_reason is not null
                          and p.status in ('failed', 'rejected', 'scrapped')) and p.id <> all (array(
                              select r.remake_of from public.piece r
                               where r.company_id = company and r.order_id = sales_order and r.remake_of is not null))) as unfinished,
                      count(*) filter (where p.status in ('good', 'packed')) as unshipped,
                      count(*) filter (where p.status = 'shipped') as shipped
                 from public.piece p
                where p.company_id = company
                  and p.order_id = sales_order
                  and p.status <> 'withdrawn'
                  and p.id <> all (pieces)) c
         where o.company_id = company
           and o.id = sales_order;
end
$$;

drop function gate.move_order(uuid, uuid, uuid, text, text, text);

-- The order's next state, and the record of the step. Pieces of a cancelled order leave lists and counts, unless they are being printed, and come
-- back when the cancelling is undone.
create function gate.move_order(company uuid, sales_order uuid, move uuid, to_status text, held_from text, reason text, act uuid, kind text,
    undoes uuid, led_by uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    was record;
    counted jsonb;
begin
    select o.status, o.held_from, o.cancel_reason, o.short_reason into was
      from public.sales_order o where o.company_id = company and o.id = sales_order for no key update;
    if not found then
        return;
    end if;
    update public.sales_order o
       set status = to_status, held_from = move_order.held_from, cancel_reason = case to_status when 'cancelled' then reason end,
           short_reason = case when kind = 'closed_short' then reason when kind = 'undone' and 'closed_short' = (select m.kind from public.order_move m
               where m.company_id = company and m.id = move_order.undoes) then null else o.short_reason end, version = o.version + 1, updated_at = now()
     where o.company_id = company
       and o.id = sales_order;
    insert into public.order_move (company_id, id, order_id, from_status, to_status, reason, account_id, account_name, kind, act, undoes, piece_id,
                                   before)
    select company, move, sales_order, was.status, to_status, reason, a.id, a.display_name, kind, act, undoes, led_by,
           case when kind <> 'undone' then jsonb_build_object('heldFrom', was.held_from) end
      from public.account a where a.id = gate.account();
    perform gate.count_states(company, 'sales_order', case when was.status = to_status then '{}'::jsonb
        else jsonb_build_object(was.status, -1, to_status, 1) end);
    if 'cancelled' in (was.status, to_status) and was.status <> to_status then
        select coalesce(jsonb_object_agg(p.status, case to_status when 'cancelled' then -p.amount else p.amount end), '{}') into counted
          from (select q.status, count(*) as amount
                  from public.piece q
                 where q.company_id = company and q.order_id = sales_order and q.status not in ('printing', 'withdrawn')
                 group by q.status) p;
        update public.piece p
           set dropped = to_status = 'cancelled'
         where p.company_id = company and p.order_id = sales_order and p.status <> 'printing' and p.dropped <> (to_status = 'cancelled');
        perform gate.count_states(company, 'piece', counted);
    end if;
end
$$;

-- Those pieces of an order that are in one of these states, by number.
create function gate.pieces_in(company uuid, sales_order uuid, states text[]) returns setof uuid
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select p.id from public.piece p
         where p.company_id = company and p.order_id = sales_order and p.status = any (states)
         order by p.number;
end
$$;

-- Pieces of the order that took a step of their own since: what was built on the order's step.
create function gate.built_upon(company uuid, sales_order uuid, since timestamptz, act uuid) returns table (piece_id uuid, number bigint)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select p.id, p.number
          from public.piece p
          join public.piece_move m on m.company_id = company and m.piece_id = p.id and m.at > since and m.kind <> 'undone'
           and m.act is distinct from built_upon.act
         where p.company_id = company
           and p.order_id = sales_order
           and not exists (select from public.piece_move u where u.company_id = company and u.undoes = m.id)
         order by m.at desc
         limit 1;
end
$$;

reset role;
grant execute on function gate.still_printing(uuid, uuid, uuid[]), gate.order_standing(uuid, uuid, uuid[]),
    gate.move_order(uuid, uuid, uuid, text, text, text, uuid, text, uuid, uuid), gate.pieces_in(uuid, uuid, text[]),
    gate.built_upon(uuid, uuid, timestamptz, uuid) to perimeter_app;
