-- PostgreSQL's own functions that carry state past row security, from one company to another or past the end of a request:
-- large objects, advisory locks, notifications, exported snapshots, other backends, text that is run as a query. And the
-- languages: no role of the application has a use for a DO block or a function of its own.
-- Only a superuser may take them away. Without one, the start-up check names what is left open and how to close it.

do $$
declare
    built_in regprocedure;
begin
    if not (select rolsuper from pg_roles where rolname = current_user) then
        raise notice 'not a superuser: built-in functions stay as they are';
        return;
    end if;
    revoke usage on language plpgsql, sql from public;
    grant usage on language plpgsql, sql to perimeter_owner, perimeter_gate;
    for built_in in
        select oid::regprocedure
          from pg_proc
         where pronamespace = 'pg_catalog'::regnamespace
           and (proname ~ '^(lo_|be_lo_|pg_(try_)?advisory_|pg_stat_get_(backend|xact)_)'
                or proname in ('loread', 'lowrite', 'pg_cancel_backend', 'pg_terminate_backend', 'pg_stat_get_activity',
                    'pg_export_snapshot', 'pg_notify', 'pg_logical_emit_message', 'pg_lock_status', 'ts_stat', 'ts_rewrite')
                or proname ~ '^(query|table|schema|database|cursor)_to_xml'
                or proname ~ '^pg_sleep')
    loop
        execute format('revoke execute on function %s from public', built_in);
        -- Its owner migrates the database, and waits for its turn with one of these.
        execute format('grant execute on function %s to %s', built_in,
            (select datdba::regrole from pg_database where datname = current_database()));
    end loop;
end
$$;

-- PostgreSQL runs a condition of the caller before a policy, on the rows of every company, if it is leakproof
-- and cheap (less than ten times the price of an operator), and it looks through CASE, AND and OR. What such a
-- condition leaves behind on the way (a setting, an error, a count of calls) then tells what those rows hold.
-- Nothing that costs 100 is cheap: such a condition waits for the policy, and still serves as an index condition.
-- A subscript of jsonb by a text has no price at all, so there is none (docs/decisions/0002-the-wall.md).
do $$
declare
    leakproof regprocedure;
begin
    if not (select rolsuper from pg_roles where rolname = current_user) then
        return;
    end if;
    for leakproof in select oid::regprocedure from pg_proc where proleakproof and prokind = 'f' and procost < 100
    loop
        execute format('alter function %s cost 100', leakproof);
    end loop;
    alter type pg_catalog.jsonb set (subscript = none);
end
$$;
