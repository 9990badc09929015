-- What must hold before anything is served (spec 10.3). Each query gives the offenders, none where all is well. Its first line says what is
-- wrong with them, its second how to mend it; a third, "superuser", marks what only a superuser can close: without one it is a warning.

-- wrong: role may do what no role of Perimeter may (superuser, bypassrls, createrole, createdb, replication)
-- mend: alter role ... nosuperuser nobypassrls nocreaterole nocreatedb noreplication
select rolname
  from pg_roles
 where rolname in ('perimeter_owner', 'perimeter_gate', 'perimeter_app', 'perimeter_auth')
   and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication);

-- wrong: role owns tables or functions and may log in
-- mend: alter role ... nologin
select rolname from pg_roles where rolname in ('perimeter_owner', 'perimeter_gate') and rolcanlogin;

-- wrong: role of a pool is a member of another role
-- mend: revoke ... from ...
select m.member::regrole || ' in ' || m.roleid::regrole
  from pg_auth_members m
 where m.member in (select oid from pg_roles where rolname in ('perimeter_app', 'perimeter_auth'));

-- wrong: role belongs to a role that owns tables or functions
-- mend: revoke ... from ... (only the administrator who migrates may belong to it)
select m.member::regrole || ' in ' || m.roleid::regrole
  from pg_auth_members m
  join pg_roles r on r.oid = m.member
 where m.roleid in (select oid from pg_roles where rolname in ('perimeter_owner', 'perimeter_gate'))
   and r.rolname <> session_user
   and not r.rolsuper;

-- wrong: setting is stored for a role of a pool
-- mend: alter role ... reset ...
select s.setrole::regrole || ': ' || setting
  from pg_db_role_setting s
 cross join unnest(s.setconfig) setting
 where s.setrole in (select oid from pg_roles where rolname in ('perimeter_app', 'perimeter_auth'))
   and setting not in ('track_activities=off', 'temp_file_limit=256MB');

-- wrong: thing is owned by a role of a pool
-- mend: alter ... owner to perimeter_owner
select d.refobjid::regrole || ' owns ' || d.classid::regclass || ' ' || d.objid
  from pg_shdepend d
 where d.deptype = 'o'
   and d.refclassid = 'pg_authid'::regclass
   and d.refobjid in (select oid from pg_roles where rolname in ('perimeter_app', 'perimeter_auth'));

-- wrong: table with people's or companies' data lacks forced row security
-- mend: alter table ... enable row level security; alter table ... force row level security
select c.oid::regclass::text
  from pg_class c
 where c.relkind in ('r', 'p')
   and c.relnamespace = 'public'::regnamespace
   and (c.relname in ('company', 'account')
        or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped))
   and not (c.relrowsecurity and c.relforcerowsecurity);

-- wrong: table belongs to a role that row security does not bind
-- mend: alter table ... owner to perimeter_owner
select c.oid::regclass::text
  from pg_class c
 where c.relkind in ('r', 'p', 'v', 'm', 'f')
   and c.relnamespace = 'public'::regnamespace
   and c.relowner <> 'perimeter_owner'::regrole;

-- wrong: command is granted without a policy for it
-- mend: create policy ... on ... for ... to perimeter_app using (company_id = gate.company('...'))
select c.oid::regclass || ' ' || command.name
  from pg_class c
 cross join (values ('select', 'r'), ('insert', 'a'), ('update', 'w'), ('delete', 'd')) command (name, letter)
 where c.relkind in ('r', 'p')
   and c.relrowsecurity
   and c.relnamespace = 'public'::regnamespace
   and case when command.letter = 'd' then has_table_privilege('perimeter_app', c.oid, 'delete')
            else has_any_column_privilege('perimeter_app', c.oid, command.name) end
   and not exists (select from pg_policy p
                    where p.polrelid = c.oid
                      and 'perimeter_app'::regrole = any (p.polroles)
                      and p.polcmd in (command.letter::"char", '*'));

-- wrong: policy does not go through gate.company
-- mend: drop policy ...; create policy ... using (company_id = gate.company('...'))
select p.polrelid::regclass || '.' || p.polname
  from pg_policy p
  join pg_class c on c.oid = p.polrelid
 cross join lateral (values (pg_get_expr(p.polqual, p.polrelid)), (pg_get_expr(p.polwithcheck, p.polrelid))) expression (text)
 where c.relnamespace = 'public'::regnamespace
   and p.polroles <> array ['perimeter_gate'::regrole::oid]
   and (p.polroles <> array ['perimeter_app'::regrole::oid]
        or (expression.text is null and p.polqual is null and p.polwithcheck is null)
        or expression.text !~ ('^\(+' || case c.relname when 'company' then 'id' else 'company_id' end || ' = gate\.company\(')
        or expression.text ~* '\mor\M');

-- wrong: role of sign-in has a right on a table
-- mend: revoke all on ... from perimeter_auth
select c.oid::regclass::text
  from pg_class c
 where c.relkind in ('r', 'p', 'v', 'm', 'f')
   and c.relnamespace in ('public'::regnamespace, 'gate'::regnamespace)
   and (has_any_column_privilege('perimeter_auth', c.oid, 'select, insert, update, references')
        or has_table_privilege('perimeter_auth', c.oid, 'delete, truncate, trigger'));

-- wrong: role of the application has a right on a whole table that lets it lock, empty or watch it
-- mend: revoke insert, update, delete, truncate, references, trigger on ... from perimeter_app; grant insert (...), update (...) instead
select c.oid::regclass::text
  from pg_class c
 where c.relkind in ('r', 'p', 'v', 'm', 'f')
   and c.relnamespace = 'public'::regnamespace
   and has_table_privilege('perimeter_app', c.oid, 'insert, update, delete, truncate, references, trigger');

-- wrong: role of the application has a right on a table of the gate
-- mend: revoke all on ... from perimeter_app
select c.oid::regclass::text
  from pg_class c
 where c.relkind in ('r', 'p', 'v', 'm', 'f')
   and c.relnamespace = 'gate'::regnamespace
   and (has_any_column_privilege('perimeter_app', c.oid, 'select, insert, update, references')
        or has_table_privilege('perimeter_app', c.oid, 'delete, truncate, trigger'));

-- wrong: key of a record may be changed by the application
-- mend: revoke update (company_id, id) on ... from perimeter_app
select a.attrelid::regclass || '.' || a.attname
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
 where c.relkind in ('r', 'p')
   and c.relnamespace = 'public'::regnamespace
   and a.attname in ('company_id', 'id')
   and not a.attisdropped
   and has_column_privilege('perimeter_app', a.attrelid, a.attnum, 'update');

-- wrong: PUBLIC has a right that it should not have
-- mend: revoke all on ... from public
select 'database ' || d.datname || ' ' || acl.privilege_type
  from pg_database d
 cross join aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) acl
 where d.datname = current_database() and acl.grantee = 0
union all
select 'schema ' || n.nspname || ' ' || acl.privilege_type
  from pg_namespace n
 cross join aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) acl
 where n.nspname in ('public', 'gate', 'migration') and acl.grantee = 0
union all
select 'table ' || c.oid::regclass || ' ' || acl.privilege_type
  from pg_class c
 cross join aclexplode(c.relacl) acl
 where c.relnamespace in ('public'::regnamespace, 'gate'::regnamespace) and acl.grantee = 0
union all
select 'column ' || a.attrelid::regclass || '.' || a.attname || ' ' || acl.privilege_type
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
 cross join aclexplode(a.attacl) acl
 where c.relnamespace in ('public'::regnamespace, 'gate'::regnamespace) and acl.grantee = 0
union all
select 'function ' || f.oid::regprocedure
  from pg_proc f
 cross join aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) acl
 where f.pronamespace in ('public'::regnamespace, 'gate'::regnamespace) and acl.grantee = 0;

-- wrong: role of a pool may make things in the database
-- mend: revoke create, temporary on ... from ...
select role.name || ' in database ' || current_database()
  from (values ('perimeter_app'), ('perimeter_auth')) role (name)
 where has_database_privilege(role.name, current_database(), 'create, temporary')
union all
select role.name || ' in schema ' || n.nspname
  from (values ('perimeter_app'), ('perimeter_auth')) role (name)
 cross join pg_namespace n
 where has_schema_privilege(role.name, n.oid, 'create');

-- wrong: function runs with its owner's rights without a fixed search_path, or outside schema gate
-- mend: alter function ... set search_path = pg_catalog, pg_temp
select f.oid::regprocedure::text
  from pg_proc f
  join pg_namespace n on n.oid = f.pronamespace
 where f.prosecdef
   and n.nspname not in ('pg_catalog', 'information_schema')
   and (n.nspname <> 'gate'
        or f.proowner <> 'perimeter_gate'::regrole
        or not coalesce('search_path=pg_catalog, pg_temp' = any (f.proconfig), false));

-- wrong: function that policies trust is not STABLE
-- mend: alter function ... stable
select f.oid::regprocedure::text
  from pg_proc f
 where f.pronamespace = 'gate'::regnamespace
   and f.proname in ('company', 'account', 'sealed', 'mac', 'bond')
   and f.provolatile <> 's';

-- wrong: view shows what its owner may see
-- mend: alter view ... set (security_invoker = true); a materialized view cannot be mended: drop it
select c.oid::regclass::text
  from pg_class c
 where c.relnamespace in ('public'::regnamespace, 'gate'::regnamespace)
   and (c.relkind = 'm' or c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false));

-- wrong: extension is installed
-- mend: drop extension ...
select extname from pg_extension where extname not in ('plpgsql', 'citus', 'citus_columnar');

-- wrong: the seal has no key, or several
-- mend: restore table gate.seal_key from a backup; nothing can be sealed without it
select count(*) || ' keys' from gate.seal_key having count(*) <> 1;

-- wrong: personal column has planner statistics, from which EXPLAIN tells values
-- mend: alter table ... alter ... set statistics 0
select a.attrelid::regclass || '.' || a.attname
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
 where c.relkind in ('r', 'p')
   and c.relnamespace = 'public'::regnamespace
   and (c.relname in ('account', 'company')
        or exists (select from pg_attribute o where o.attrelid = c.oid and o.attname = 'company_id' and not o.attisdropped))
   and a.attname ~ '^(name|email|phone|display_name|contact_name|city|notes|tax_id|billing_address|shipping_address|tags|body)(_key)?$'
   and not a.attisdropped
   and coalesce(a.attstattarget, -1) <> 0;

-- wrong: built-in function that carries state past row security may be called by everybody
-- mend: revoke execute on function ... from public
-- superuser
select f.oid::regprocedure::text
  from pg_proc f
 cross join aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) acl
 where f.pronamespace = 'pg_catalog'::regnamespace
   and acl.grantee = 0
   and (f.proname ~ '^(lo_|be_lo_|pg_(try_)?advisory_|pg_stat_get_backend_)'
        or f.proname in ('loread', 'lowrite', 'pg_cancel_backend', 'pg_terminate_backend', 'pg_stat_get_activity',
            'pg_export_snapshot', 'pg_notify', 'pg_logical_emit_message', 'pg_lock_status', 'ts_stat')
        or f.proname ~ '^(query|table|schema|database|cursor)_to_xml'
        or f.proname ~ '^pg_sleep');

-- wrong: language may be used by everybody
-- mend: revoke usage on language ... from public
-- superuser
select l.lanname
  from pg_language l
 cross join aclexplode(coalesce(l.lanacl, acldefault('l', l.lanowner))) acl
 where l.lanpltrusted and acl.grantee = 0;
