-- Pages show what others change within two seconds (spec 16.1). What changed is read from the trail, which every change writes anyway: no
-- statement of a change gets slower, and none waits for another (docs/decisions/0019-live-pages.md).

-- Which record changed, and nothing else of an entry: neither who did it, nor what was there before. Of the sealed company alone.
set role perimeter_owner;
create policy gate_view on audit_entry for select to perimeter_gate using (company_id = gate.company(null));
grant select (company_id, id, at, action, record_type, record_id) on audit_entry to perimeter_gate;
reset role;

set role perimeter_gate;

-- Those of the tokens that would be let in now, by their place in the array, with what gate.enter would say of them. Unlike gate.enter it does not
-- note that a session is used: an open page keeps none alive.
create function gate.live_sessions(tokens bytea[])
    returns table (place integer, account_id uuid, company_id uuid, session_id uuid, held integer)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off set enable_seqscan = off
as $$
begin
    -- An older snapshot would revive a dead session.
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception 'read committed only' using errcode = 'PR500';
    end if;
    return query
        select t.place::integer, l.account_id, m.company_id, s.id, m.held::integer
          from unnest(tokens) with ordinality t (token, place)
          join gate.session s on s.token_hash = sha256(t.token)
          join gate.login l on l.id = s.login_id
          join public.membership m on m.company_id = s.active_company and m.account_id = l.account_id
         where s.expires_at > clock_timestamp()
           and s.last_seen_at > clock_timestamp() - interval '7 days';
end
$$;

-- What changed lately in the companies that the holders of the tokens act for, each within what that holder may view. An entry bears the time at
-- which its transaction began, and is seen once that has ended: the caller asks for longer than a transaction may take, and knows which entries
-- it has seen. Each company is sealed in turn, so that the policy of the trail holds here as well; afterwards nothing is.
create function gate.changes(tokens bytea[], lately interval)
    returns table (place integer, entry_id uuid, action text, record_type text, record_id uuid, is_fresh boolean)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine  record;
    body  text;
    types text[];
begin
    for mine in select l.place, l.account_id, l.company_id, l.held from gate.live_sessions(tokens) l loop
        body := mine.company_id::text || mine.account_id || lpad(mine.held::text, 3, '0');
        execute 'set local perimeter.seal = ' || quote_literal(body || gate.mac(body));
        -- A kind of record that is not named here is told to nobody. Members are shown to all, their flags only to who manages them.
        types := array['member', 'company', 'filament', 'printer_model']
            || case when mine.held & gate.flag_bit('orders_view') > 0 then array['order', 'piece'] end
            || case when mine.held & gate.flag_bit('customers_view') > 0 then array['customer'] end
            || case when mine.held & gate.flag_bit('assets_view') > 0 then array['printer', 'spool'] end
            || case when mine.held & gate.flag_bit('invites_send') > 0 then array['invite'] end;
        return query
            select mine.place, e.id, e.action, e.record_type, e.record_id, e.at > statement_timestamp() - interval '5 seconds'
              from public.audit_entry e
             where e.company_id = mine.company_id
               and e.at > statement_timestamp() - least(lately, interval '3 minutes')
               and e.record_type = any (types)
               and (e.record_type <> 'member' or e.action <> 'changed' or mine.held & gate.flag_bit('permissions_manage') > 0)
             order by e.at, e.id;
    end loop;
    set local perimeter.seal = '';
end
$$;

reset role;
grant execute on function gate.live_sessions(bytea[]), gate.changes(bytea[], interval) to perimeter_app;
