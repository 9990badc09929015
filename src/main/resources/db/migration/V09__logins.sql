set role perimeter_gate;

-- True if the application itself made the proof: HMAC-SHA-256 under the key derived from the application secret, over what is asked for and
-- the database's own time, at most 60 seconds old. So SQL on either pool cannot make itself a session.
create function gate.proved(message text, issued_at bigint, key_id text, proof bytea) returns boolean
    language plpgsql stable set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
begin
    if issued_at is null or abs(extract(epoch from clock_timestamp()) * 1000000 - issued_at) > 60000000 then
        return false;
    end if;
    return coalesce((select sha256(k.opad || proof)
                            = sha256(k.opad || sha256(k.opad || sha256(k.ipad || convert_to(message || '|' || issued_at, 'UTF8'))))
                       from gate.proof_key k where k.id = key_id), false);
end
$$;

-- The database's time in microseconds, for proofs: the application's own clock may be wrong.
create function gate.now_micros() returns bigint
    language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
    return (extract(epoch from clock_timestamp()) * 1000000)::bigint;
end
$$;

-- What sign-in compares the password with; a login of an outside provider has none. No row for an unknown address. Known is a network from
-- which somebody signed in to it before.
create function gate.find_login(email_key text, network bytea) returns table (login_id uuid, password_hash text, is_known boolean)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
begin
    return query
        select l.id, l.password_hash,
               exists (select from gate.known_network n where n.login_id = l.id and n.network = find_login.network)
          from gate.login l
         where l.email_key = find_login.email_key;
end
$$;

-- Remembers where somebody signed in from: the twenty networks used last. Says nothing, also where there is no such login.
create function gate.remember_network(login uuid, network bytea) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform from gate.login l where l.id = login for share;
    if not found then
        return;
    end if;
    insert into gate.known_network as n (login_id, network)
    values (login, network)
    on conflict on constraint known_network_pkey do update
       set seen_at = clock_timestamp()
     where n.seen_at < clock_timestamp() - interval '1 day';
    delete from gate.known_network n
     where n.login_id = login
       and n.network in (select o.network
                           from gate.known_network o
                          where o.login_id = login
                          order by o.seen_at desc, o.network
                         offset 20);
end
$$;

-- Null when the password is no longer the one that was compared: it was changed meanwhile, and that ended all sessions.
create function gate.open_session(session_id uuid, login uuid, password_hash text, token_hash bytea, user_agent text, address text,
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
    -- A person who was removed from the company used last starts with none.
    insert into gate.session as s (id, token_hash, login_id, active_company, user_agent, address)
    select session_id, token_hash, l.id, m.company_id, user_agent, address
      from gate.login l
      left join public.account a on a.id = l.account_id
      left join public.membership m on m.account_id = a.id and m.company_id = a.last_company
     where l.id = login
    returning s.expires_at into ends;
    return ends;
end
$$;

create function gate.sign_up(login uuid, email text, email_key text, password_hash text, session_id uuid, token_hash bytea,
    user_agent text, address text, issued_at bigint, key_id text, proof bytea) returns timestamptz
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
begin
    -- Before anything is looked up: without a proof, nobody learns which ids and addresses are taken.
    if not gate.proved('session|' || login || '|' || encode(token_hash, 'hex'), issued_at, key_id, proof) then
        raise exception 'not proved' using errcode = 'PR406';
    end if;
    insert into gate.login (id, email, email_key, password_hash) values (login, email, email_key, password_hash);
    return gate.open_session(session_id, login, password_hash, token_hash, user_agent, address, issued_at, key_id, proof);
end
$$;

-- Sets the new password and ends all other sessions; false when the password is no longer the one that was compared. Needs a proof as
-- sessions do: else SQL could set a password and sign in with it.
create function gate.change_password(token bytea, compared_hash text, password_hash text, issued_at bigint, key_id text, proof bytea)
    returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
begin
    if not gate.proved('password|' || mine.login_id || '|' || password_hash, issued_at, key_id, proof) then
        raise exception 'not proved' using errcode = 'PR406';
    end if;
    update gate.login l
       set password_hash = change_password.password_hash
     where l.id = mine.login_id
       and l.password_hash = compared_hash;
    if not found then
        return false;
    end if;
    update gate.session s
       set expires_at = clock_timestamp()
     where s.login_id = mine.login_id
       and s.id <> mine.id
       and s.expires_at > clock_timestamp();
    return true;
end
$$;

reset role;
grant execute on function gate.now_micros(), gate.find_login(text, bytea), gate.remember_network(uuid, bytea),
    gate.open_session(uuid, uuid, text, bytea, text, text, bigint, text, bytea),
    gate.sign_up(uuid, text, text, text, uuid, bytea, text, text, bigint, text, bytea),
    gate.change_password(bytea, text, text, bigint, text, bytea) to perimeter_auth;
