-- Thresholds of the stock are told to open pages as what changes on spools is.
set role perimeter_gate;

-- What changed lately in the companies that the holders of the tokens act for, each within what that holder may view. An entry bears the time at
-- which its transaction began, and is seen once that has ended: the caller asks for longer than a transaction may take, and knows which entries
-- it has seen. Each company is sealed in turn, so that the policy of the trail holds here as well; afterwards nothing is.
create or replace function gate.changes(tokens bytea[], lately interval)
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
            || case when mine.held & gate.flag_bit('assets_view') > 0 then array['printer', 'spool', 'stock'] end
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
