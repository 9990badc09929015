set role perimeter_gate;

-- The session is used: noted when that is five minutes old, and never waited for.
create function gate.touch(session uuid, last_seen_at timestamptz) returns void
    language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
    if last_seen_at < clock_timestamp() - interval '5 minutes' then
        update gate.session s
           set last_seen_at = clock_timestamp()
         where s.id = (select o.id from gate.session o where o.id = session for update skip locked);
    end if;
end
$$;

-- Spec 2.2, 2.4: opens a transaction for the person who holds the token. Reads account, active company, role and flags live, refuses, or
-- seals them into this transaction.
-- PR401 no session, PR402 no profile, PR403 no company, PR404 permission missing (its name), PR405 owner only, PR500 unclean.
-- Each expression of PL/pgSQL is made ready once in every transaction, and this runs once in every transaction: few long ones are cheaper.
create function gate.enter(token bytea, permission text,
    out account_id uuid, out company_id uuid, out session_id uuid, out held integer)
    language plpgsql volatile security definer parallel unsafe set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    seen     timestamptz;
    is_stale boolean;
    may      boolean;
    body     text;
begin
    -- What SQL of an earlier request may have left on the connection: the pool must drop it. An older snapshot would revive a dead
    -- session, so READ COMMITTED only.
    if current_setting('transaction_isolation') <> 'read committed' or current_setting('transaction_read_only') <> 'off'
        or pg_my_temp_schema() <> 0
        or exists (select from pg_prepared_statements where from_sql)
        or exists (select from pg_cursors where is_holdable)
        or exists (select from pg_listening_channels()) then
        raise exception 'connection not clean' using errcode = 'PR500';
    end if;
    select l.account_id, m.company_id, s.id, m.held, s.last_seen_at, s.last_seen_at < clock_timestamp() - interval '5 minutes',
           permission is null or m.held & gate.flag_bit(permission) > 0, m.company_id::text || l.account_id || lpad(m.held::text, 3, '0')
      into account_id, company_id, session_id, held, seen, is_stale, may, body
      from gate.session s
      join gate.login l on l.id = s.login_id
      left join public.membership m on m.company_id = s.active_company and m.account_id = l.account_id
     where s.token_hash = sha256(token)
       and s.expires_at > clock_timestamp()
       and s.last_seen_at > clock_timestamp() - interval '7 days';
    -- No permission is held without a company, an account and a session.
    if company_id is null or may is not true then
        if session_id is null then
            raise exception 'no session' using errcode = 'PR401';
        end if;
        if account_id is null then
            raise exception 'no profile' using errcode = 'PR402';
        end if;
        if company_id is null then
            raise exception 'no company' using errcode = 'PR403';
        end if;
        if gate.flag_bit(permission) is null then
            raise exception 'unknown permission' using errcode = 'PR404';
        end if;
        raise exception '%', permission using errcode = case permission when 'owner' then 'PR405' else 'PR404' end;
    end if;
    if is_stale then
        perform gate.touch(session_id, seen);
    end if;
    -- SET LOCAL, not set_config: only the former reaches the workers of a cluster.
    execute 'set local perimeter.seal = ' || quote_literal(body || gate.mac(body));
end
$$;

reset role;
grant execute on function gate.enter(bytea, text) to perimeter_app;

-- What members may read and do with their company.
set role perimeter_owner;

create policy company_view on company for select to perimeter_app using (id = gate.company(null));
create policy company_change on company for update to perimeter_app
    using (id = gate.company('owner')) with check (id = gate.company('owner'));
grant select (id, name, industry, size, city, currency, timezone, version, created_at, updated_at),
    update (name, name_key, industry, size, city, currency, timezone, version, updated_at) on company to perimeter_app;

-- A counter tells how many there are. The role of the application therefore has no right on the table:
-- gate.next_number hands out numbers, and only to who may add the thing that is numbered.
create policy counter_next on company_counter to perimeter_gate
    using (company_id = gate.company(case kind when 'customer' then 'customers_act' when 'printer' then 'assets_act' when 'spool' then 'assets_act'
        when 'sales_order' then 'orders_act' when 'piece' then 'orders_act' else 'owner' end))
    with check (company_id = gate.company(case kind when 'customer' then 'customers_act' when 'printer' then 'assets_act' when 'spool' then 'assets_act'
        when 'sales_order' then 'orders_act' when 'piece' then 'orders_act' else 'owner' end));
grant select, insert (company_id, kind, last_number), update (last_number) on company_counter to perimeter_gate;
reset role;

set role perimeter_gate;

-- Takes the next numbers of one kind for a company and returns the last of them: 3 more than 7 are 8, 9
-- and 10, and the answer is 10. The row stays locked until the transaction ends, so numbers have no gaps.
-- An order has at most 5,000 pieces: nobody takes more numbers than that at once.
create function gate.next_number(company uuid, of_kind text, amount integer) returns integer
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    taken integer;
begin
    if amount is null or amount < 1 or amount > 5000 then
        raise exception 'numbers are taken 1 to 5000 at once' using errcode = '22023';
    end if;
    insert into public.company_counter as c (company_id, kind, last_number)
    values (company, of_kind, amount)
        on conflict (company_id, kind) do update set last_number = c.last_number + excluded.last_number
    returning last_number into taken;
    return taken;
end
$$;

reset role;
grant execute on function gate.next_number(uuid, text, integer) to perimeter_app;
