set role perimeter_gate;

-- The live offer of the company acted for, for any member.
create function gate.ownership_offer(company uuid)
    returns table (account_id uuid, display_name text, made_at timestamptz, expires_at timestamptz)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select o.account_id, a.display_name, o.made_at, o.expires_at
          from public.ownership_offer o
          join public.account a on a.id = o.account_id
         where o.company_id = company
           and o.company_id = gate.company(null)
           and o.expires_at > clock_timestamp();
end
$$;

-- The company, locked until the transaction ends, for its owner: who was the owner when the request came, but handed over meanwhile, is not any
-- more (PR405). Not found without the owner's seal.
create function gate.hold_as_owner(company uuid) returns boolean
    language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
    perform from public.company c where c.id = company and c.id = gate.company('owner') for no key update;
    if not found then
        return false;
    end if;
    perform from public.membership m where m.company_id = company and m.account_id = gate.account() and m.role = 'owner';
    if not found then
        raise exception 'owner' using errcode = 'PR405';
    end if;
    return true;
end
$$;

-- Spec 7.7. A new offer takes the place of the old one. False where the account is no staff member of the company.
create function gate.offer_ownership(company uuid, account uuid) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if not gate.hold_as_owner(company) then
        return false;
    end if;
    perform from public.membership m where m.company_id = company and m.account_id = account and m.role = 'staff' for share;
    if not found then
        return false;
    end if;
    insert into public.ownership_offer as o (company_id, account_id) values (company, account)
    on conflict (company_id) do update
       set account_id = excluded.account_id, made_at = excluded.made_at, expires_at = excluded.expires_at;
    return true;
end
$$;

create function gate.withdraw_ownership(company uuid) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if not gate.hold_as_owner(company) then
        return false;
    end if;
    delete from public.ownership_offer o where o.company_id = company and o.expires_at > clock_timestamp();
    return found;
end
$$;

-- Makes a staff member the owner and the owner a staff member with all flags. Called by acceptance, and by the operator's command. What the
-- former owner offered to somebody ends with their ownership.
create function gate.hand_over(company uuid, to_account uuid) returns uuid
    language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
    former uuid;
begin
    -- Locked as the change of owner_account will lock it: a weaker lock would have to grow, and two that grow wait for each other.
    perform from public.company c where c.id = company for update;
    select m.account_id into former from public.membership m where m.company_id = company and m.role = 'owner' for update;
    update public.membership m set role = 'staff', version = m.version + 1 where m.company_id = company and m.account_id = former;
    update public.membership m
       set role = 'owner', orders_view = true, orders_act = true, customers_view = true, customers_act = true, assets_view = true,
           assets_act = true, invites_send = true, permissions_manage = true, version = m.version + 1
     where m.company_id = company
       and m.account_id = to_account
       and m.role = 'staff';
    if not found then
        raise exception 'no staff member to hand over to' using errcode = 'PR408';
    end if;
    update public.company c set owner_account = to_account where c.id = company;
    delete from public.ownership_offer o where o.company_id = company;
    return former;
end
$$;

-- Roles change hands in one transaction; the unique index one_owner and the constraint company_name_taken stand behind it. False without a live
-- offer to the person who holds the token, by the company acted for.
create function gate.accept_ownership(token bytea, entry uuid) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    mine gate.session := gate.live_session(token);
    me uuid := (select l.account_id from gate.login l where l.id = mine.login_id);
    former uuid;
begin
    if me is null then
        raise exception 'no profile' using errcode = 'PR402';
    end if;
    perform from public.company c where c.id = mine.active_company for update;
    perform from public.membership m where m.company_id = mine.active_company and m.account_id = me;
    if not found then
        raise exception 'no company' using errcode = 'PR403';
    end if;
    delete from public.ownership_offer o
     where o.company_id = mine.active_company
       and o.account_id = me
       and o.expires_at > clock_timestamp();
    if not found then
        return false;
    end if;
    former := gate.hand_over(mine.active_company, me);
    insert into public.audit_entry (company_id, id, account_id, action, record_type, record_id, changes)
    values (mine.active_company, entry, me, 'handed_over', 'company', mine.active_company,
            jsonb_build_object('owner', jsonb_build_object('from', former, 'to', me)));
    return true;
end
$$;

reset role;
grant execute on function gate.ownership_offer(uuid), gate.offer_ownership(uuid, uuid), gate.withdraw_ownership(uuid),
    gate.accept_ownership(bytea, uuid) to perimeter_app;
