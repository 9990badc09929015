-- Pieces as they are held, changed and taken back, with the spools they are printed from and the steps their company does without.
set role perimeter_gate;

-- The spools of a piece, in the order in which they were named.
create function gate.spools_of(company uuid, piece uuid) returns jsonb
    language plpgsql stable set search_path = pg_catalog, pg_temp
as $$
begin
    return (select coalesce(jsonb_agg(jsonb_build_object('spoolId', u.spool_id, 'grams', u.grams) order by u.position), '[]')
              from public.piece_spool u
             where u.company_id = company
               and u.piece_id = piece);
end
$$;

drop function gate.pieces_to_change(uuid, uuid[]);

-- The pieces that the request names, by number, locked until the transaction ends; none where this transaction may not act on orders. Their orders
-- are locked first: they may follow, and none is put on hold or cancelled meanwhile.
create function gate.pieces_to_change(company uuid, pieces uuid[])
    returns table (id uuid, number bigint, order_id uuid, order_number bigint, order_status text, line_id uuid, description text, copy bigint,
        status text, printer_id uuid, spool_id uuid, spools jsonb, grams numeric, minutes bigint, cost numeric, currency text, reason text,
        notes text, skipped_steps text[], print_ended_at timestamptz, remake_of uuid, remade_by uuid, version bigint, created_at timestamptz,
        updated_at timestamptz)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    order_ids uuid[] := array(select p.order_id from public.piece p where p.company_id = company and p.id = any (pieces));
    line_ids uuid[] := array(select p.line_id from public.piece p where p.company_id = company and p.id = any (pieces));
    skipped text[] := (select c.skipped_steps from public.company c where c.id = company);
begin
    -- The ids as lists: a join alone would let the planner, which knows of no company how much it has, read all of it. And with a version, which
    -- no list's index has, or it would look through such an index for the number, the status and the id.
    perform from public.sales_order o
      where o.company_id = company
        and o.id = any (order_ids)
      order by o.id
        for no key update;
    perform from public.piece p where p.company_id = company and p.id = any (pieces) order by p.id for no key update;
    return query
        select p.id, p.number, p.order_id, o.number, o.status, p.line_id, l.description, p.copy, p.status, p.printer_id, p.spool_id,
               gate.spools_of(company, p.id), p.grams, p.minutes, p.cost, p.currency, p.reason, p.notes, skipped, p.print_ended_at, p.remake_of,
               r.id, p.version, p.created_at, p.updated_at
          from public.piece p
          join public.sales_order o on o.company_id = company and o.id = any (order_ids) and o.id = p.order_id and o.version > 0
          join public.order_line l on l.company_id = company and l.id = any (line_ids) and l.id = p.line_id
          left join public.piece r on r.company_id = company and r.remake_of = any (pieces) and r.remake_of = p.id
         where p.company_id = company
           and p.id = any (pieces)
         order by p.number;
end
$$;

drop function gate.change_pieces(uuid, jsonb, text);

-- Pieces as they are from now on: [{"id", "printer_id", "spool_id", "spools", "grams", "minutes", "cost", "currency", "reason", "notes", "status",
-- "move", "undoes", "printer_before"}]. Where the state is another one, or the kind says that it is a step, the step is recorded under that move
-- with what was there before, and counted. A remake that is undone replaces nothing any more.
create function gate.change_pieces(company uuid, pieces jsonb, act uuid, kind text, reason text, override text[]) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    counted jsonb;
    ids uuid[] := array(select c.id from jsonb_to_recordset(pieces) as c (id uuid));
begin
    if company is distinct from gate.company('orders_act') then
        return;
    end if;
    insert into public.piece_move (company_id, id, piece_id, from_status, to_status, reason, account_id, account_name, kind, act, undoes, before,
                                   override)
    select company, c.move, p.id, p.status, c.status, change_pieces.reason, a.id, a.display_name, change_pieces.kind, change_pieces.act, c.undoes,
           case when change_pieces.kind <> 'undone' then jsonb_build_object('printerId', p.printer_id, 'spools', gate.spools_of(company, p.id),
               'grams', p.grams, 'minutes', p.minutes, 'cost', p.cost, 'currency', p.currency, 'reason', p.reason,
               'printerBefore', c.printer_before) end, change_pieces.override
      from jsonb_to_recordset(pieces) as c (id uuid, status text, move uuid, undoes uuid, printer_before text)
      join public.piece p on p.company_id = company and p.id = any (ids) and p.id = c.id
      join public.account a on a.id = gate.account()
     where p.status <> c.status
        or change_pieces.kind <> 'moved';
    -- Pieces of cancelled orders are not counted, unless they are being printed; withdrawn ones never are.
    select jsonb_object_agg(s.state, s.delta) into counted
      from (select m.state, sum(m.delta) as delta
              from jsonb_to_recordset(pieces) as c (id uuid, status text)
              join public.piece p on p.company_id = company and p.id = any (ids) and p.id = c.id
              join public.sales_order o on o.company_id = company and o.id = p.order_id
             cross join lateral (values (p.status, -1), (c.status, 1)) m (state, delta)
             where m.state <> 'withdrawn'
               and (o.status <> 'cancelled' or m.state = 'printing')
             group by m.state) s;
    update public.piece p
       set status = c.status, printer_id = c.printer_id, spool_id = c.spool_id, grams = c.grams, minutes = c.minutes, cost = c.cost,
           currency = c.currency, reason = c.reason, notes = c.notes, version = p.version + 1, updated_at = now(),
           print_ended_at = case when c.status in ('planned', 'queued', 'printing') then null
               else coalesce(p.print_ended_at, case when p.status = 'printing' then clock_timestamp() end) end,
           dropped = o.status = 'cancelled' and c.status <> 'printing',
           remake_of = case when c.status <> 'withdrawn' or change_pieces.kind <> 'undone' then p.remake_of end
      from jsonb_to_recordset(pieces) as c (id uuid, status text, printer_id uuid, spool_id uuid, grams numeric, minutes integer, cost numeric,
           currency text, reason text, notes text)
      join public.piece q on q.company_id = company and q.id = any (ids) and q.id = c.id
      join public.sales_order o on o.company_id = company and o.id = q.order_id
     where p.company_id = company
       and p.id = any (ids)
       and p.id = c.id;
    delete from public.piece_spool u where u.company_id = company and u.piece_id = any (ids);
    insert into public.piece_spool (company_id, piece_id, spool_id, position, grams)
    select company, c.id, (u.spool ->> 'spoolId')::uuid, u.position, (u.spool ->> 'grams')::numeric
      from jsonb_to_recordset(pieces) as c (id uuid, spools jsonb)
      join public.piece p on p.company_id = company and p.id = any (ids) and p.id = c.id
     cross join lateral jsonb_array_elements(c.spools) with ordinality u (spool, position);
    perform gate.count_states(company, 'piece', coalesce(counted, '{}'));
end
$$;

-- The last step of each piece that is not taken back, and takes nothing back itself. Of moves from before version 41 of the schema nobody knows
-- what was there before: they stand.
create function gate.last_steps(company uuid, pieces uuid[])
    returns table (piece_id uuid, move_id uuid, kind text, act uuid, from_status text, to_status text, before jsonb, at timestamptz)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select m.piece_id, m.id, m.kind, m.act, m.from_status, m.to_status, m.before, m.at
          from unnest(pieces) as asked (id)
         cross join lateral (
               select s.piece_id, s.id, s.kind, s.act, s.from_status, s.to_status, s.before, s.at
                 from public.piece_move s
                where s.company_id = company
                  and s.piece_id = asked.id
                  and s.kind <> 'undone'
                  and not exists (select from public.piece_move u where u.company_id = company and u.undoes = s.id)
                order by s.at desc, s.id desc
                limit 1) m
         where m.before is not null
         order by m.piece_id;
end
$$;

reset role;
grant execute on function gate.pieces_to_change(uuid, uuid[]), gate.change_pieces(uuid, jsonb, uuid, text, text, text[]),
    gate.last_steps(uuid, uuid[]) to perimeter_app;
