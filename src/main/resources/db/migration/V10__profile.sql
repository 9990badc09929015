set role perimeter_gate;

-- Spec 3.2: the account, and each company that it belongs to with its membership; one row without company where there is none,
-- and no row before setup.
create function gate.profile(token bytea)
    returns table (account_id uuid, email text, display_name text, account_created_at timestamptz, is_active boolean,
        company_id uuid, name text, industry text, size text, city text, currency text, timezone text, version bigint,
        company_created_at timestamptz, company_updated_at timestamptz, role text, held bigint, joined_at timestamptz,
        invited_by uuid, invited_by_name text)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
begin
    return query
        select a.id, a.email, a.display_name, a.created_at, coalesce(c.id = mine.active_company, false),
               c.id, c.name, c.industry, c.size, c.city, c.currency, c.timezone, c.version,
               c.created_at, c.updated_at, m.role, m.held, m.joined_at,
               i.id, i.display_name
          from gate.login l
          join public.account a on a.id = l.account_id
          left join public.membership m on m.account_id = a.id
          left join public.company c on c.id = m.company_id
          left join public.account i on i.id = m.invited_by
         where l.id = mine.login_id
         order by c.name_key, c.id;
end
$$;

-- Spec 3.3: the account of the session's login: the one that is there, or a new one. Twice at once makes one, for the login's row is
-- locked first. True if it was made now.
create function gate.set_up(token bytea, new_account uuid, display_name text, out account uuid, out made boolean)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
    identity gate.login := (select l from gate.login l where l.id = mine.login_id for update);
begin
    account := identity.account_id;
    made := account is null;
    if made then
        account := new_account;
        insert into public.account (id, email, email_key, display_name)
        values (new_account, identity.email, identity.email_key, set_up.display_name);
        update gate.login l set account_id = new_account where l.id = identity.id;
    end if;
end
$$;

-- Spec 4.4: false where the person does not belong to that company. No other session moves.
create function gate.switch_company(token bytea, company uuid) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
    me uuid;
begin
    select m.account_id into me
      from gate.login l
      join public.membership m on m.account_id = l.account_id and m.company_id = company
     where l.id = mine.login_id;
    if me is null then
        return false;
    end if;
    update gate.session s set active_company = company where s.id = mine.id;
    update public.account a set last_company = company where a.id = me;
    return true;
end
$$;

-- The door by which a company comes into being (spec 4.1): account where there is none, company, owner's membership, all or nothing.
-- The unique constraints company_name_taken and email_taken stand behind it.
create function gate.found_company(token bytea, new_account uuid, display_name text, company uuid, name text, name_key text,
    industry text, size text, city text, currency text, timezone text, entry uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    me uuid;
    moved boolean;
begin
    select s.account into me from gate.set_up(token, new_account, display_name) s;
    insert into public.company (id, name, name_key, industry, size, city, currency, timezone, owner_account)
    values (company, name, name_key, industry, size, city, currency, timezone, me);
    insert into public.membership (company_id, account_id, role, orders_view, orders_act, customers_view, customers_act, assets_view,
                                   assets_act, invites_send, permissions_manage)
    values (company, me, 'owner', true, true, true, true, true, true, true, true);
    insert into public.audit_entry (company_id, id, account_id, action, record_type, record_id)
    values (company, entry, me, 'added', 'company', company);
    moved := gate.switch_company(token, company);
end
$$;

reset role;
grant execute on function gate.profile(bytea), gate.set_up(bytea, uuid, text), gate.switch_company(bytea, uuid) to perimeter_auth;
grant execute on function gate.found_company(bytea, uuid, text, uuid, text, text, text, text, text, text, text, uuid) to perimeter_app;
