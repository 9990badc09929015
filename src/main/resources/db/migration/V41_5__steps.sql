set role perimeter_gate;

-- The filament that a piece was ordered in, for who prints it and may not view orders.
create function gate.filaments_asked(company uuid, pieces uuid[]) returns table (piece_id uuid, filament_id uuid)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select p.id, l.filament_id
          from public.piece p
          join public.order_line l on l.company_id = company and l.id = p.line_id
         where p.company_id = company
           and p.id = any (pieces)
           and l.filament_id is not null;
end
$$;

reset role;
grant execute on function gate.filaments_asked(uuid, uuid[]) to perimeter_app;

set role perimeter_gate;

-- The last steps of an order that are not taken back, and take nothing back themselves: the last one first.
create function gate.order_steps(company uuid, sales_order uuid)
    returns table (id uuid, kind text, act uuid, piece_id uuid, from_status text, to_status text, before jsonb, at timestamptz)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select s.id, s.kind, s.act, s.piece_id, s.from_status, s.to_status, s.before, s.at
          from public.order_move s
         where s.company_id = company
           and s.order_id = sales_order
           and s.kind <> 'undone'
           and not exists (select from public.order_move u where u.company_id = company and u.undoes = s.id)
         order by s.at desc, s.id desc
         limit 10;
end
$$;

reset role;
grant execute on function gate.order_steps(uuid, uuid) to perimeter_app;

set role perimeter_gate;

-- A piece was made in the place of another: a step of its own, which can be taken back.
create function gate.record_remake(company uuid, move uuid, piece uuid, act uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    insert into public.piece_move (company_id, id, piece_id, from_status, to_status, account_id, account_name, kind, act, before)
    select company, move, p.id, p.status, p.status, a.id, a.display_name, 'remade', record_remake.act, '{}'
      from public.piece p
      join public.account a on a.id = gate.account()
     where p.company_id = company
       and p.id = piece
       and p.remake_of is not null;
end
$$;

reset role;
grant execute on function gate.record_remake(uuid, uuid, uuid, uuid) to perimeter_app;
