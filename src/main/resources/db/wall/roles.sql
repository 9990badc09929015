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
-- mend: drop it, or alter ... owner to perimeter_owner; large objects: select lo_unlink(...); prepared transactions: rollback prepared ...
select d.refobjid::regrole || ' owns ' || d.classid::regclass || ' ' || d.objid
  from pg_shdepend d
 where d.deptype = 'o'
   and d.refclassid = 'pg_authid'::regclass
   -- Default privileges are asked for among the rights.
   and d.classid <> 'pg_default_acl'::regclass
   and d.refobjid in (select oid from pg_roles where rolname in ('perimeter_app', 'perimeter_auth'));
