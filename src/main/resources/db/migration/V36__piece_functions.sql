set role perimeter_gate;

-- The pieces that the request names, by number, locked until the transaction ends; none where this transaction may not act on orders. Their orders
-- are locked first, so that none is put on hold or cancelled meanwhile.
create function gate.pieces_to_change(company uuid, pieces uuid[])
    returns table (id uuid, number bigint, order_id uuid, order_number bigint, order_status text, line_id uuid, description text, copy bigint,
        status text, printer_id uuid, spool_id uuid, grams numeric, minutes bigint, cost numeric, reason text, notes text, remake_of uuid,
        remade_by uuid, version bigint, created_at timestamptz, updated_at timestamptz)
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
               p.minutes, p.cost, p.reason, p.notes, p.remake_of, r.id, p.version, p.created_at, p.updated_at
          from public.piece p
          join public.sales_order o on o.company_id = company and o.id = any (order_ids) and o.id = p.order_id and o.version > 0
          join public.order_line l on l.company_id = company and l.id = any (line_ids) and l.id = p.line_id
          left join public.piece r on r.company_id = company and r.remake_of = any (pieces) and r.remake_of = p.id
         where p.company_id = company
           and p.id = any (pieces)
         order by p.number;
end
$$;

-- Pieces as they are from now on: [{"id", "printer_id", "spool_id", "grams", "minutes", "cost", "reason", "notes", "status", "move"}]. Where the
-- status is another one, the move is recorded under that id, and counted.
create function gate.change_pieces(company uuid, pieces jsonb, move_reason text) returns void
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
           reason = c.reason, notes = c.notes, version = p.version + 1, updated_at = now()
      from jsonb_to_recordset(pieces) as c (id uuid, status text, printer_id uuid, spool_id uuid, grams numeric, minutes integer, cost numeric,
           reason text, notes text)
     where p.company_id = company
       and p.id = any (ids)
       and p.id = c.id;
    perform gate.count_states(company, 'piece', coalesce(counted, '{}'));
end
$$;

-- Whether any piece but these is being printed on the printer. The printer is locked first: of two that end at once, the second sees the first.
create function gate.still_printing(company uuid, printer uuid, pieces uuid[]) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform from public.printer p where p.company_id = company and p.id = printer for no key update;
    -- Pieces of cancelled orders stay what they were; nobody waits for them.
    return exists (select from public.piece p
                     join public.sales_order o on o.company_id = company and o.id = p.order_id and o.status <> 'cancelled'
                    where p.company_id = company and p.printer_id = printer and p.status = 'printing' and p.id <> all (pieces));
end
$$;

-- What of the order is being printed, and where.
create function gate.printing_pieces(company uuid, sales_order uuid) returns table (id uuid, printer_id uuid)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select p.id, p.printer_id
          from public.piece p
         where p.company_id = company
           and p.order_id = sales_order
           and p.status = 'printing';
end
$$;

-- How many pieces of the order are neither good, packed nor shipped, nor replaced by another piece.
create function gate.unfinished_pieces(company uuid, sales_order uuid) returns integer
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return (select count(*)
              from public.piece p
             where p.company_id = company
               and p.order_id = sales_order
               and p.status not in ('good', 'packed', 'shipped')
               and p.id <> all (array(
                     select r.remake_of
                       from public.piece r
                      where r.company_id = company
                        and r.order_id = sales_order
                        and r.remake_of is not null)));
end
$$;

reset role;
grant execute on function gate.pieces_to_change(uuid, uuid[]), gate.change_pieces(uuid, jsonb, text), gate.still_printing(uuid, uuid, uuid[]),
    gate.printing_pieces(uuid, uuid),
    gate.unfinished_pieces(uuid, uuid) to perimeter_app;
