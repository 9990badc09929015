-- What must hold before anything is served (spec 10.3). Each query gives the offenders, none where all is well. Its first line says what is
-- wrong with them, its second how to mend it; a third, "superuser", marks what only a superuser can close: without one it is a warning.

-- wrong: role of sign-in has a right on a table
-- mend: revoke all on ... from perimeter_auth
select c.oid::regclass::text
  from pg_class c
 where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
   and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
   and case when c.relkind = 'S' then has_sequence_privilege('perimeter_auth', c.oid, 'usage, select, update')
            else has_any_column_privilege('perimeter_auth', c.oid, 'select, insert, update, references')
                or has_table_privilege('perimeter_auth', c.oid, 'delete, truncate, trigger') end;

-- wrong: role of the application has a right on a whole table that lets it lock, empty or watch it
-- mend: revoke all on ... from perimeter_app; grant select, insert (...), update (...) on ... to perimeter_app
select c.oid::regclass || ' ' || acl.privilege_type
  from pg_class c
 cross join aclexplode(c.relacl) acl
 where acl.grantee = 'perimeter_app'::regrole and acl.privilege_type <> 'SELECT';

-- wrong: role of the application has a right on a table of the gate, or of another schema
-- mend: revoke all on ... from perimeter_app
select c.oid::regclass::text
  from pg_class c
 where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
   and c.relnamespace not in ('public'::regnamespace, 'pg_catalog'::regnamespace, 'information_schema'::regnamespace)
   and case when c.relkind = 'S' then has_sequence_privilege('perimeter_app', c.oid, 'usage, select, update')
            else has_any_column_privilege('perimeter_app', c.oid, 'select, insert, update, references')
                or has_table_privilege('perimeter_app', c.oid, 'delete, truncate, trigger') end;

-- wrong: role of the application may write to the catalog that all companies share, or read which company an entry is from
-- mend: revoke insert, update on ... from perimeter_app; revoke select (contributed_by_company, contributed_by_account) on ... from perimeter_app
select a.attrelid::regclass || '.' || a.attname
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
 where c.relnamespace = 'public'::regnamespace
   and c.relname in ('filament_spec', 'printer_spec', 'catalog_source_id')
   and a.attnum > 0
   and not a.attisdropped
   and (has_column_privilege('perimeter_app', c.oid, a.attnum, 'insert, update')
        or a.attname in ('contributed_by_company', 'contributed_by_account') and has_column_privilege('perimeter_app', c.oid, a.attnum, 'select'));

-- wrong: role of a pool may hand on what it may do
-- mend: revoke grant option for ... on ... from ...
select c.oid::regclass || ' ' || acl.privilege_type
  from pg_class c
 cross join aclexplode(c.relacl) acl
 where acl.is_grantable and acl.grantee in ('perimeter_app'::regrole, 'perimeter_auth'::regrole)
union all
select a.attrelid::regclass || '.' || a.attname || ' ' || acl.privilege_type
  from pg_attribute a
 cross join aclexplode(a.attacl) acl
 where acl.is_grantable and acl.grantee in ('perimeter_app'::regrole, 'perimeter_auth'::regrole)
union all
select f.oid::regprocedure::text
  from pg_proc f
 cross join aclexplode(f.proacl) acl
 where acl.is_grantable and acl.grantee in ('perimeter_app'::regrole, 'perimeter_auth'::regrole);

-- wrong: key of a record may be changed by the application
-- mend: revoke update (...) on ... from perimeter_app
select a.attrelid::regclass || '.' || a.attname
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
 where c.relkind in ('r', 'p')
   and c.relnamespace = 'public'::regnamespace
   and a.attnum > 0
   and not a.attisdropped
   and (a.attname = 'company_id'
        or exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)))
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
 where f.pronamespace in ('public'::regnamespace, 'gate'::regnamespace) and acl.grantee = 0
union all
select 'parameter ' || p.parname || ' ' || acl.privilege_type
  from pg_parameter_acl p
 cross join aclexplode(p.paracl) acl
 where acl.grantee in (0, 'perimeter_app'::regrole, 'perimeter_auth'::regrole);

-- wrong: rights on what will be made later are given away
-- mend: alter default privileges for role ... revoke ... from ...
select d.defaclrole::regrole || ' to ' || case acl.grantee when 0 then 'public' else acl.grantee::regrole::text end || ': ' || acl.privilege_type
  from pg_default_acl d
 cross join aclexplode(d.defaclacl) acl
 where acl.grantee <> d.defaclrole
   and (d.defaclrole in ('perimeter_owner'::regrole, 'perimeter_gate'::regrole, 'perimeter_app'::regrole, 'perimeter_auth'::regrole)
        or acl.grantee in (0, 'perimeter_app'::regrole, 'perimeter_auth'::regrole));

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

-- wrong: built-in function that carries state past row security may be called by everybody
-- mend: revoke execute on function ... from public; grant execute on function ... to the owner of the database
-- superuser
select f.oid::regprocedure::text
  from pg_proc f
 cross join aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) acl
 where f.pronamespace = 'pg_catalog'::regnamespace
   and acl.grantee = 0
   and (f.proname ~ '^(lo_|be_lo_|pg_(try_)?advisory_|pg_stat_get_(backend|xact)_)'
        or f.proname in ('loread', 'lowrite', 'pg_cancel_backend', 'pg_terminate_backend', 'pg_stat_get_activity',
            'pg_export_snapshot', 'pg_notify', 'pg_logical_emit_message', 'pg_lock_status', 'ts_stat', 'ts_rewrite')
        or f.proname ~ '^(query|table|schema|database|cursor)_to_xml'
        or f.proname ~ '^pg_sleep');

-- wrong: language may be used by everybody
-- mend: revoke usage on language ... from public
-- superuser
select l.lanname
  from pg_language l
 cross join aclexplode(coalesce(l.lanacl, acldefault('l', l.lanowner))) acl
 where l.lanpltrusted and acl.grantee = 0;
