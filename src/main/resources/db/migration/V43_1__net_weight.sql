-- What was on a spool when it was new can be put right later (spec 12.9).
set role perimeter_owner;
create policy spool_event_use on spool_event for select to perimeter_gate using (company_id = gate.company('assets_act'));
grant select (company_id, spool_id, kind, delta_g, piece_id) on spool_event to perimeter_gate;
grant update (net_weight_g) on spool to perimeter_gate;
reset role;

set role perimeter_gate;

-- Whether the scales told what is on the spool, and what was used of it: by people, and by prints with what their corrections gave back. The caller
-- has locked the spool. None where this transaction may not act on assets.
create function gate.spool_use(company uuid, spool uuid) returns table (is_weighed boolean, used_g numeric)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if (company = gate.company('assets_act')) is not true then
        return;
    end if;
    return query
        select coalesce(bool_or(e.kind = 'weighed'), false),
               coalesce(-sum(e.delta_g) filter (where e.kind = 'consumed' or e.piece_id is not null), 0)
          from public.spool_event e
         where e.company_id = company
           and e.spool_id = spool;
end
$$;

-- Another net weight. Without an event, what is left follows by the difference; with one, what is left stays as the scales told it, and the event
-- has the difference, so that what is left is still the net weight and the sum of all events.
create function gate.change_net_weight(company uuid, spool uuid, net_weight_g numeric, event uuid, reason text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    net_before_g numeric;
    left_before_g numeric;
begin
    select s.net_weight_g, s.remaining_g into net_before_g, left_before_g
      from public.spool s
     where s.company_id = company
       and s.company_id = gate.company('assets_act')
       and s.id = spool
       for no key update;
    if not found then
        return;
    end if;
    update public.spool s
       set net_weight_g = change_net_weight.net_weight_g,
           remaining_g = case when event is null then s.remaining_g + change_net_weight.net_weight_g - s.net_weight_g else s.remaining_g end
     where s.company_id = company
       and s.id = spool;
    insert into public.spool_event (company_id, id, spool_id, kind, grams, delta_g, remaining_g, reason, account_id, account_name)
    select company, event, spool, 'adjusted', net_before_g - change_net_weight.net_weight_g,
           net_before_g - change_net_weight.net_weight_g, left_before_g, change_net_weight.reason, a.id, a.display_name
      from public.account a
     where a.id = gate.account()
       and event is not null;
end
$$;

reset role;
grant execute on function gate.spool_use(uuid, uuid), gate.change_net_weight(uuid, uuid, numeric, uuid, text) to perimeter_app;
