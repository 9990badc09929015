set role perimeter_gate;

-- The door by which one comes to an existing company (spec 8.5): validates the code, makes the account where there is none, adds the membership
-- without any flag, marks the invite used; all or nothing. The same person repeating a code that they used themselves gets the same
-- company again. PR408 unknown, PR410 used or expired (message), 23505 already_member: then the code stays alive.
create function gate.join_company(token bytea, code_mac bytea, display_name text) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
declare
    me uuid;
    moved boolean;
    maker_may boolean;
    found_invite public.invite := (select i from public.invite i where i.code_mac = join_company.code_mac);
begin
    select s.account into me from gate.set_up(token, display_name) s;
    -- Locked in the order of everything that changes a team: company, membership, invite. Then read again, as they are now.
    perform from public.company c where c.id = found_invite.company_id for no key update;
    perform from public.membership m
      where m.company_id = found_invite.company_id and m.account_id = found_invite.created_by and m.invites_send
        for share;
    maker_may := found;
    found_invite := (select i from public.invite i where i.code_mac = join_company.code_mac for update);
    if found_invite.id is null or found_invite.revoked_at is not null then
        raise exception 'invite_unknown' using errcode = 'PR408';
    end if;
    if found_invite.used_by = me and exists (select from public.membership m
                                              where m.company_id = found_invite.company_id and m.account_id = me) then
        moved := gate.switch_company(token, found_invite.company_id);
        return false;
    end if;
    if found_invite.used_at is not null then
        raise exception 'invite_used' using errcode = 'PR410';
    end if;
    if not maker_may or exists (select from public.departure d
                             where d.company_id = found_invite.company_id and d.account_id = me
                               and d.left_at >= found_invite.created_at) then
        raise exception 'invite_unknown' using errcode = 'PR408';
    end if;
    if found_invite.expires_at <= clock_timestamp() then
        raise exception 'invite_expired' using errcode = 'PR410';
    end if;
    insert into public.membership (company_id, account_id, role, invited_by)
    values (found_invite.company_id, me, 'staff', found_invite.created_by);
    update public.invite i set used_at = clock_timestamp(), used_by = me
     where i.company_id = found_invite.company_id and i.id = found_invite.id;
    insert into public.audit_entry (company_id, id, account_id, action, record_type, record_id)
    values (found_invite.company_id, gate.new_id(), me, 'accepted', 'invite', found_invite.id),
           (found_invite.company_id, gate.new_id(), me, 'added', 'member', me);
    moved := gate.switch_company(token, found_invite.company_id);
    return true;
end
$$;

reset role;
grant execute on function gate.join_company(bytea, bytea, text) to perimeter_app;
