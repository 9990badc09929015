set role perimeter_owner;

-- When the person last began to act for the company.
alter table membership add column used_at timestamptz;
grant update (used_at) on membership to perimeter_gate;

reset role;
set role perimeter_gate;

-- Spec 2.2, 2.4: opens a transaction for the person who holds the token. Reads account, active company, role and flags live, refuses, or
-- seals them into this transaction.
-- PR401 no session, PR402 no profile, PR403 no company (or another one than the active), PR404 permission missing (its name), PR405 owner only, PR500 unclean.
-- Each expression of PL/pgSQL is made ready once in every transaction, and this runs once in every transaction: few long ones are cheaper.
create or replace function gate.enter(token bytea, permission text,
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
            raise exception '%', case when exists (select from public.membership o where o.account_id = enter.account_id)
                                      then 'other companies' else 'no company' end using errcode = 'PR403';
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

-- Null when the password is no longer the one that was compared: it was changed meanwhile, and that ended all sessions.
create or replace function gate.open_session(session_id uuid, login uuid, password_hash text, token_hash bytea, user_agent text, address text,
    issued_at bigint, key_id text, proof bytea) returns timestamptz
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    ends timestamptz;
begin
    if not gate.proved('session|' || login || '|' || encode(token_hash, 'hex'), issued_at, key_id, proof) then
        raise exception 'not proved' using errcode = 'PR406';
    end if;
    perform from gate.login l where l.id = login and l.password_hash is not distinct from open_session.password_hash for share;
    if not found then
        return null;
    end if;
    -- A person who was removed from the company used last starts in the one of theirs that was used before it (spec 13.7).
    insert into gate.session as s (id, token_hash, login_id, active_company, user_agent, address)
    select session_id, token_hash, l.id, m.company_id, user_agent, address
      from gate.login l
      left join public.account a on a.id = l.account_id
      left join lateral (select o.company_id
                           from public.membership o
                          where o.account_id = a.id
                          order by (o.company_id = a.last_company) is true desc, o.used_at desc nulls last, o.joined_at desc, o.company_id
                          limit 1) m on true
     where l.id = login
    returning s.expires_at into ends;
    return ends;
end
$$;

-- Spec 4.4: false where the person does not belong to that company. No other session moves.
create or replace function gate.switch_company(token bytea, company uuid) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
    me uuid;
begin
    -- The membership before the session, as removals lock them.
    update public.membership m
       set used_at = clock_timestamp()
      from gate.login l
     where l.id = mine.login_id
       and m.account_id = l.account_id
       and m.company_id = company
    returning m.account_id into me;
    if me is null then
        return false;
    end if;
    update gate.session s set active_company = company where s.id = mine.id;
    update public.account a set last_company = company where a.id = me;
    return true;
end
$$;

reset role;
