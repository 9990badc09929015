set role perimeter_gate;

-- Who invites to which company, told to whoever holds the code of a live invite, before they have an account (spec 8.6). The keyed hash of a code
-- takes a key that the database does not have. A code that nobody could join with gives no row, whatever the reason.
create function gate.invitation(code_mac bytea) returns table (company_name text, invited_by text)
    language sql stable strict security definer set search_path = pg_catalog, pg_temp set debug_print_plan = off
as $$
    select c.name, a.display_name
      from public.invite i
      join public.company c on c.id = i.company_id
      join public.membership m on m.company_id = i.company_id and m.account_id = i.created_by and m.invites_send
      join public.account a on a.id = i.created_by
     where i.code_mac = invitation.code_mac
       and i.used_at is null
       and i.revoked_at is null
       and i.expires_at > clock_timestamp()
$$;

reset role;
grant execute on function gate.invitation(bytea) to perimeter_app;
