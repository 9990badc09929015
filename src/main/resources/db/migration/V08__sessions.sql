set role perimeter_gate;

-- Each of these acts for the holder of the token alone and reads the session anew, in its own statement.
create function gate.live_session(token bytea) returns gate.session
    language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
    found_session gate.session := (select s
                                     from gate.session s
                                    where s.token_hash = sha256(token)
                                      and s.expires_at > clock_timestamp()
                                      and s.last_seen_at > clock_timestamp() - interval '7 days');
begin
    if found_session.id is null then
        raise exception 'no session' using errcode = 'PR401';
    end if;
    return found_session;
end
$$;

create function gate.identify(token bytea, out session_id uuid, out login_id uuid, out email text, out account_id uuid)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
begin
    perform gate.touch(mine.id, mine.last_seen_at);
    select mine.id, l.id, l.email, l.account_id into session_id, login_id, email, account_id
      from gate.login l where l.id = mine.login_id;
end
$$;

create function gate.sign_out(token bytea) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
begin
    delete from gate.session s where s.id = mine.id;
end
$$;

create function gate.sessions(token bytea)
    returns table (id uuid, created_at timestamptz, last_seen_at timestamptz, expires_at timestamptz, user_agent text, is_current boolean)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
begin
    return query
        select s.id, s.created_at, s.last_seen_at, s.expires_at, s.user_agent, s.id = mine.id
          from gate.session s
         where s.login_id = mine.login_id
           and s.expires_at > clock_timestamp()
           and s.last_seen_at > clock_timestamp() - interval '7 days'
         order by s.created_at desc, s.id
         limit 200;
end
$$;

-- Spec 2.5: ends one session of the same person (false: there is none of that id), or all the others.
create function gate.end_session(token bytea, session uuid) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
begin
    delete from gate.session s where s.id = session and s.login_id = mine.login_id;
    return found;
end
$$;

create function gate.end_other_sessions(token bytea) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
begin
    -- One after the other: of two sessions that end each other at once, one stays.
    perform from gate.login l where l.id = mine.login_id for update;
    mine := gate.live_session(token);
    delete from gate.session s where s.login_id = mine.login_id and s.id <> mine.id;
end
$$;

reset role;
grant execute on function gate.identify(bytea), gate.sign_out(bytea), gate.sessions(bytea), gate.end_session(bytea, uuid),
    gate.end_other_sessions(bytea) to perimeter_auth;
