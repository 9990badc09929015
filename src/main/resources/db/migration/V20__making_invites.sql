set role perimeter_gate;

-- Makes an invite. PR429 where 200 were made within a day, PR409 where 100 are alive.
create function gate.make_invite(company uuid, invite uuid, code_mac bytea, hint text, note text)
    returns table (created_at timestamptz, expires_at timestamptz, display_name text)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
begin
    -- One at a time in a company, so that the limits are exact; and nobody is removed, or loses the right, meanwhile.
    perform from public.company c where c.id = company and c.id = gate.company('invites_send') for no key update;
    if not found then
        raise exception 'invites_send' using errcode = 'PR404';
    end if;
    perform from public.membership m where m.company_id = company and m.account_id = gate.account() and m.invites_send for share;
    if not found then
        raise exception 'invites_send' using errcode = 'PR404';
    end if;
    if (select count(*) from public.invite i where i.company_id = company and i.created_at > clock_timestamp() - interval '1 day') >= 200 then
        raise exception 'too_many_requests' using errcode = 'PR429';
    end if;
    if (select count(*) from public.invite i
         where i.company_id = company and i.used_at is null and i.revoked_at is null and i.expires_at > clock_timestamp()) >= 100 then
        raise exception 'too_many_invites' using errcode = 'PR409';
    end if;
    insert into public.invite (company_id, id, code_mac, hint, note, created_by)
    values (company, invite, code_mac, hint, note, gate.account());
    return query
        select i.created_at, i.expires_at, a.display_name
          from public.invite i
          join public.account a on a.id = i.created_by
         where i.company_id = company
           and i.id = invite;
end
$$;

-- Spec 8.4: ends an unused invite at once. False where there is none of that id.
create function gate.revoke_invite(company uuid, invite uuid) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    -- The company first, as in everything that changes a team.
    perform from public.company c where c.id = company and c.id = gate.company('invites_send') for no key update;
    update public.invite i
       set revoked_at = clock_timestamp()
     where i.company_id = company
       and i.company_id = gate.company('invites_send')
       and i.id = invite
       and i.used_at is null
       and i.revoked_at is null
       and i.expires_at > clock_timestamp();
    return found;
end
$$;

reset role;
grant execute on function gate.make_invite(uuid, uuid, bytea, text, text), gate.revoke_invite(uuid, uuid) to perimeter_app;
