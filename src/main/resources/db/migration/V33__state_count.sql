set role perimeter_owner;

-- How many orders and pieces are in each state, so that an overview of a million pieces reads a dozen rows. Changed in the transaction of every
-- move, as its last lock. Pieces of cancelled orders are not counted: nobody will work on them.
create table state_count
(
    company_id uuid    not null references company,
    kind       text    not null check (kind in ('sales_order', 'piece')),
    state      text    not null check (state ~ '^[a-z_]{2,20}$'),
    amount     bigint  not null check (amount >= 0),

    primary key (company_id, kind, state)
);

alter table state_count enable row level security;
alter table state_count force row level security;
create policy count_view on state_count for select to perimeter_app using (company_id = gate.company('orders_view'));
create policy count_act on state_count to perimeter_gate
    using (company_id = gate.company('orders_act')) with check (company_id = gate.company('orders_act'));

grant select on state_count to perimeter_app;
grant select, insert (company_id, kind, state, amount), update (amount) on state_count to perimeter_gate;
reset role;

set role perimeter_gate;

-- So many more, or fewer, in each state, always in the order of their names, so that two moves at once never wait for each other in a circle.
create function gate.count_states(company uuid, of_kind text, changes jsonb) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    change record;
begin
    for change in select c.key as state, c.value::integer as delta from jsonb_each_text(changes) c where c.value::integer <> 0 order by c.key collate "C"
    loop
        -- What is proposed must pass the table's check even where there is a row already, so a decrease is never an insert.
        update public.state_count s set amount = s.amount + change.delta
         where s.company_id = company and s.kind = of_kind and s.state = change.state;
        if not found then
            insert into public.state_count as s (company_id, kind, state, amount)
            values (company, of_kind, change.state, change.delta)
                on conflict (company_id, kind, state) do update set amount = s.amount + change.delta;
        end if;
    end loop;
end
$$;

reset role;
grant execute on function gate.count_states(uuid, text, jsonb) to perimeter_app;
