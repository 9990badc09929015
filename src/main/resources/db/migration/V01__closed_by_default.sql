-- What every role may do by default is taken away first; each later file grants what its own tables need.
-- The roles themselves are made by dev.perimeter.database.Roles, because their passwords come from the application secret.

do $$
begin
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to perimeter_app, perimeter_auth', current_database());
    execute format('grant create on database %I to perimeter_owner, perimeter_gate', current_database());
end
$$;

revoke all on schema public from public;
grant usage on schema public to perimeter_app, perimeter_gate;
grant usage, create on schema public to perimeter_owner;

set role perimeter_gate;
create schema gate;
reset role;
grant usage on schema gate to perimeter_app, perimeter_auth, perimeter_owner;

-- Functions are executable by everybody unless one says otherwise: one says otherwise, for whatever comes later.
set role perimeter_owner;
alter default privileges revoke execute on functions from public;
reset role;
set role perimeter_gate;
alter default privileges revoke execute on functions from public;
reset role;

do $$
begin
    execute format('revoke create on database %I from perimeter_owner, perimeter_gate', current_database());
end
$$;
