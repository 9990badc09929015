set role perimeter_owner;

-- Why there is less, or more, on a spool than there was. Append-only, and written by the gate alone: the remaining weight is never changed
-- without an event, so that remaining weight = net weight + the sum of all differences.
create table spool_event
(
    company_id  uuid          not null references company,
    id          uuid          not null,
    spool_id    uuid          not null,
    kind        text          not null check (kind in ('consumed', 'weighed', 'adjusted')),
    -- As it was told: what was used, the gross weight on the scales, or a difference with its sign.
    grams       numeric(9, 2) not null check (grams between -60000 and 65000),
    delta_g     numeric(9, 2) not null,
    -- After it.
    remaining_g numeric(9, 2) not null check (remaining_g between 0 and 60000),
    reason      text check (length(reason) between 1 and 500),
    -- The piece that was printed with it.
    piece_id    uuid,
    account_id  uuid          not null references account,
    -- As it was then: who left the company is still named in its history.
    account_name text         not null,
    -- Taken while the spool is locked: the order of its events. The beginning of the transaction would be that of its waiting, too.
    at          timestamptz   not null default clock_timestamp(),

    primary key (company_id, id),
    foreign key (company_id, spool_id) references spool,
    constraint spool_event_adds_up check (case kind when 'consumed' then grams > 0 and delta_g = -grams
        when 'weighed' then grams >= remaining_g else delta_g = grams and reason is not null end)
);

create index spool_event_by_time on spool_event (company_id, spool_id, at desc, id desc);

alter table spool_event enable row level security;
alter table spool_event force row level security;
create policy spool_event_view on spool_event for select to perimeter_app using (company_id = gate.company('assets_view'));
-- Nobody uses up filament under another's name.
create policy spool_event_act on spool_event for insert to perimeter_gate
    with check (company_id = gate.company('assets_act') and account_id = gate.account());
create policy spool_event_print on spool_event for insert to perimeter_gate
    with check (company_id = gate.company('orders_act') and account_id = gate.account());

grant select on spool_event to perimeter_app;
grant insert (company_id, id, spool_id, kind, grams, delta_g, remaining_g, reason, piece_id, account_id, account_name)
    on spool_event to perimeter_gate;
reset role;

set role perimeter_gate;

-- One event, and what follows from it: weight, version, and the state: a sealed spool that is used is open, one that nothing is left of is
-- empty, an empty one that has something on it again is not. No caller but the two functions below.
create function gate.record_spool_event(company uuid, spool uuid, event uuid, kind text, grams numeric, delta_g numeric, reason text,
    piece uuid) returns void
    language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
    left_g numeric;
begin
    update public.spool s
       set remaining_g = s.remaining_g + record_spool_event.delta_g, version = s.version + 1, updated_at = now(),
           status = case
               when s.status in ('sealed', 'in_use') and s.remaining_g + record_spool_event.delta_g = 0 then 'empty'
               when s.status = 'sealed' and record_spool_event.kind = 'consumed' then 'in_use'
               when s.status = 'empty' and s.remaining_g + record_spool_event.delta_g > 0 then 'in_use'
               else s.status end
     where s.company_id = company
       and s.id = spool
       and s.status <> 'archived'
    returning s.remaining_g into left_g;
    if found then
        insert into public.spool_event (company_id, id, spool_id, kind, grams, delta_g, remaining_g, reason, piece_id, account_id, account_name)
        select company, event, spool, kind, grams, delta_g, left_g, reason, piece, a.id, a.display_name
          from public.account a
         where a.id = gate.account();
    end if;
end
$$;

create function gate.add_spool_event(company uuid, spool uuid, event uuid, kind text, grams numeric, delta_g numeric, reason text)
    returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if company = gate.company('assets_act') then
        perform gate.record_spool_event(company, spool, event, kind, grams, delta_g, reason, null);
    end if;
end
$$;

-- The same for who acts on orders: the spool that a piece is printed with.
create function gate.spool_to_consume(company uuid, spool uuid)
    returns table (remaining_g numeric, net_weight_g numeric, price numeric, status text)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select s.remaining_g, s.net_weight_g, s.price, s.status
          from public.spool s
         where s.company_id = company
           and s.company_id = gate.company('orders_act')
           and s.id = spool
           for no key update;
end
$$;

create function gate.consume(company uuid, spool uuid, event uuid, piece uuid, grams numeric) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if company = gate.company('orders_act') then
        perform gate.record_spool_event(company, spool, event, 'consumed', grams, -grams, null, piece);
    end if;
end
$$;

reset role;
grant execute on function gate.add_spool_event(uuid, uuid, uuid, text, numeric, numeric, text), gate.spool_to_consume(uuid, uuid),
    gate.consume(uuid, uuid, uuid, uuid, numeric) to perimeter_app;
