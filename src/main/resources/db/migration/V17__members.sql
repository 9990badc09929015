set role perimeter_gate;

-- Colleagues in the order in which they joined. E-mail, flags and inviter only for who manages permissions; the rest for any member. With an account: that one alone.
create function gate.members(company uuid, account uuid, after_joined timestamptz, after_id uuid, most integer)
    returns table (account_id uuid, display_name text, role text, joined_at timestamptz, version bigint, email text, held bigint,
        invited_by uuid, invited_by_name text)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
declare
    manages boolean := gate.company('permissions_manage') = company;
begin
    return query
        select m.account_id, a.display_name, m.role, m.joined_at, m.version,
               case when manages then a.email end, case when manages then m.held end,
               case when manages then i.id end, case when manages then i.display_name end
          from public.membership m
          join public.account a on a.id = m.account_id
          left join public.account i on i.id = m.invited_by
         where m.company_id = members.company
           and m.company_id = gate.company(null)
           and (members.account is null or m.account_id = members.account)
           and (m.joined_at, m.account_id) > (after_joined, after_id)
         order by m.joined_at, m.account_id
         limit most;
end
$$;

-- The member that the request names, locked until the transaction ends, in the order of everything that changes a team: company, then
-- membership. None where this transaction may not manage permissions; PR404 where the right was lost, or the person removed, meanwhile: of two
-- who remove each other at once, one stays.
create function gate.member_to_change(company uuid, member uuid)
    returns table (account_id uuid, display_name text, role text, joined_at timestamptz, version bigint, email text, held bigint,
        invited_by uuid, invited_by_name text)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    perform from public.company c where c.id = company and c.id = gate.company('permissions_manage') for no key update;
    if found then
        perform from public.membership m where m.company_id = company and m.account_id = gate.account() and m.permissions_manage for share;
        if not found then
            raise exception 'permissions_manage' using errcode = 'PR404';
        end if;
        perform from public.membership m where m.company_id = company and m.account_id = member for update;
        return query
            select m.account_id, m.display_name, m.role, m.joined_at, m.version, m.email, m.held, m.invited_by, m.invited_by_name
              from gate.members(company, member, '-infinity', '00000000-0000-0000-0000-000000000000', 1) m;
    end if;
end
$$;

-- Who is called what, among the members.
create function gate.member_names(company uuid) returns table (account_id uuid, display_name text)
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select m.account_id, a.display_name
          from public.membership m
          join public.account a on a.id = m.account_id
         where m.company_id = company
           and m.company_id = gate.company(null);
end
$$;

-- What dies with the right to send invites, or with the membership (spec 7.6, 8.7). Dead codes do not come back to life.
create function gate.drop_invites(company uuid, maker uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update public.invite i
       set revoked_at = clock_timestamp()
     where i.company_id = company
       and i.company_id = gate.company('permissions_manage')
       and i.created_by = maker
       and i.used_at is null
       and i.revoked_at is null;
end
$$;

-- Spec 7.5: takes a staff member out of the company, at once and on every session. Nobody removes an owner (7.2) or themselves (7.4).
-- False where there is no such staff member to remove.
create function gate.remove_member(company uuid, member uuid) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    -- Locked in the order of everything that changes a team: company, membership, invite. So this waits for an invite that the member
    -- makes at this moment, and for one of theirs that is accepted.
    perform from public.company c where c.id = company and c.id = gate.company('permissions_manage') for no key update;
    perform from public.membership m
      where m.company_id = company
        and m.company_id = gate.company('permissions_manage')
        and m.account_id = member
        and m.role = 'staff'
        and m.account_id <> gate.account()
        for update;
    if not found then
        return false;
    end if;
    delete from public.membership m where m.company_id = company and m.account_id = member;
    perform gate.drop_invites(company, member);
    delete from public.ownership_offer o where o.company_id = company and o.account_id = member;
    insert into public.departure as d (company_id, account_id) values (company, member)
    on conflict (company_id, account_id) do update set left_at = excluded.left_at;
    update gate.session s
       set active_company = null
      from gate.login l
     where l.id = s.login_id
       and l.account_id = member
       and s.active_company = company;
    return true;
end
$$;

reset role;
grant execute on function gate.members(uuid, uuid, timestamptz, uuid, integer), gate.member_names(uuid), gate.member_to_change(uuid, uuid), gate.drop_invites(uuid, uuid), gate.remove_member(uuid, uuid) to perimeter_app;
