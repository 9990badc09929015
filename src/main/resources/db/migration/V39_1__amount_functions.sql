-- The functions of spools and pieces that read and write amounts, which have a currency now (spec 11.1).
set role perimeter_gate;

create or replace function gate.spool_to_change(company uuid, spool uuid) returns setof public.spool
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select s.company_id, s.id, s.number, s.filament_id, s.net_weight_g, s.tare_weight_g, s.remaining_g, s.price, s.supplier, s.lot,
               s.location, s.status, s.low_threshold_g, s.notes, s.search_text, s.low, s.version, s.created_at, s.updated_at, s.currency
          from public.spool s
         where s.company_id = company
           and s.company_id = gate.company('assets_act')
           and s.id = spool
           for no key update;
end
$$;

drop function gate.change_spool(uuid, uuid, uuid, numeric, numeric, text, text, text, text, numeric, text, text);

-- Net and remaining weight are not among what can be changed.
create function gate.change_spool(company uuid, spool uuid, filament_id uuid, tare_weight_g numeric, price numeric, currency text,
    supplier text, lot text, location text, status text, low_threshold_g numeric, notes text, search_text text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update public.spool s
       set filament_id = change_spool.filament_id, tare_weight_g = change_spool.tare_weight_g, price = change_spool.price,
           currency = change_spool.currency, supplier = change_spool.supplier, lot = change_spool.lot, location = change_spool.location,
           status = change_spool.status, low_threshold_g = change_spool.low_threshold_g, notes = change_spool.notes,
           search_text = change_spool.search_text, version = s.version + 1, updated_at = now()
     where s.company_id = company
       and s.company_id = gate.company('assets_act')
       and s.id = spool;
end
$$;

drop function gate.spool_to_consume(uuid, uuid);

-- The same for who acts on orders: the spool that a piece is printed with.
create function gate.spool_to_consume(company uuid, spool uuid)
    returns table (remaining_g numeric, net_weight_g numeric, price numeric, currency text, status text)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select s.remaining_g, s.net_weight_g, s.price, s.currency, s.status
          from public.spool s
         where s.company_id = company
           and s.company_id = gate.company('orders_act')
           and s.id = spool
           for no key update;
end
$$;

drop function gate.pieces_to_change(uuid, uuid[]);

-- The pieces that the request names, by number, locked until the transaction ends; none where this transaction may not act on orders. Their orders
-- are locked first, so that none is put on hold or cancelled meanwhile.
create function gate.pieces_to_change(company uuid, pieces uuid[])
    returns table (id uuid, number bigint, order_id uuid, order_number bigint, order_status text, line_id uuid, description text, copy bigint,
        status text, printer_id uuid, spool_id uuid, grams numeric, minutes bigint, cost numeric, currency text, reason text, notes text,
        remake_of uuid, remade_by uuid, version bigint, created_at timestamptz, updated_at timestamptz)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    order_ids uuid[] := array(select p.order_id from public.piece p where p.company_id = company and p.id = any (pieces));
    line_ids uuid[] := array(select p.line_id from public.piece p where p.company_id = company and p.id = any (pieces));
begin
    -- The ids as lists: a join alone would let the planner, which knows of no company how much it has, read all of it. And with a version, which
    -- no list's index has, or it would look through such an index for the number, the status and the id.
    perform from public.sales_order o
      where o.company_id = company
        and o.id = any (order_ids)
      order by o.id
        for share;
    perform from public.piece p where p.company_id = company and p.id = any (pieces) order by p.id for no key update;
    return query
        select p.id, p.number, p.order_id, o.number, o.status, p.line_id, l.description, p.copy, p.status, p.printer_id, p.spool_id, p.grams,
               p.minutes, p.cost, p.currency, p.reason, p.notes, p.remake_of, r.id, p.version, p.created_at, p.updated_at
          from public.piece p
          join public.sales_order o on o.company_id = company and o.id = any (order_ids) and o.id = p.order_id and o.version > 0
          join public.order_line l on l.company_id = company and l.id = any (line_ids) and l.id = p.line_id
          left join public.piece r on r.company_id = company and r.remake_of = any (pieces) and r.remake_of = p.id
         where p.company_id = company
           and p.id = any (pieces)
         order by p.number;
end
$$;

-- Pieces as they are from now on: [{"id", "printer_id", "spool_id", "grams", "minutes", "cost", "currency", "reason", "notes", "status", "move"}]. Where the
-- status is another one, the move is recorded under that id, and counted.
create or replace function gate.change_pieces(company uuid, pieces jsonb, move_reason text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    counted jsonb;
    ids uuid[] := array(select c.id from jsonb_to_recordset(pieces) as c (id uuid));
begin
    insert into public.piece_move (company_id, id, piece_id, from_status, to_status, reason, account_id, account_name)
    select company, c.move, p.id, p.status, c.status, move_reason, a.id, a.display_name
      from jsonb_to_recordset(pieces) as c (id uuid, status text, move uuid)
      join public.piece p on p.company_id = company and p.id = any (ids) and p.id = c.id
      join public.account a on a.id = gate.account()
     where p.status <> c.status;
    select jsonb_object_agg(s.state, s.delta) into counted
      from (select m.state, sum(m.delta) as delta
              from jsonb_to_recordset(pieces) as c (id uuid, status text)
              join public.piece p on p.company_id = company and p.id = any (ids) and p.id = c.id
             cross join lateral (values (p.status, -1), (c.status, 1)) m (state, delta)
             group by m.state) s;
    update public.piece p
       set status = c.status, printer_id = c.printer_id, spool_id = c.spool_id, grams = c.grams, minutes = c.minutes, cost = c.cost,
           currency = c.currency, reason = c.reason, notes = c.notes, version = p.version + 1, updated_at = now()
      from jsonb_to_recordset(pieces) as c (id uuid, status text, printer_id uuid, spool_id uuid, grams numeric, minutes integer, cost numeric,
           currency text, reason text, notes text)
     where p.company_id = company
       and p.id = any (ids)
       and p.id = c.id;
    perform gate.count_states(company, 'piece', coalesce(counted, '{}'));
end
$$;

reset role;
grant execute on function gate.spool_to_consume(uuid, uuid), gate.pieces_to_change(uuid, uuid[]),
    gate.change_spool(uuid, uuid, uuid, numeric, numeric, text, text, text, text, text, numeric, text, text) to perimeter_app;
