-- What must hold before anything is served (spec 10.3). Each query gives the offenders, none where all is well. Its first line says what is
-- wrong with them, its second how to mend it; a third, "superuser", marks what only a superuser can close: without one it is a warning.

-- wrong: function runs with its owner's rights without a fixed search_path, or outside schema gate
-- mend: alter function ... set search_path = pg_catalog, pg_temp
select f.oid::regprocedure::text
  from pg_proc f
  join pg_namespace n on n.oid = f.pronamespace
 where f.prosecdef
   -- The server's own have smaller numbers; an extension's are the extension's affair, and that is asked below.
   and f.oid >= 16384
   and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass and d.objid = f.oid and d.deptype = 'e')
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

-- wrong: extension is installed
-- mend: drop extension ...
select extname from pg_extension where extname not in ('plpgsql', 'citus', 'citus_columnar');

-- wrong: the seal has no key, or several
-- mend: restore table gate.seal_key from a backup; nothing can be sealed without it
select count(*) || ' keys' from gate.seal_key having count(*) <> 1;

-- PostgreSQL runs leakproof conditions of the caller that cost less than 10 before a policy, on the rows of
-- every company, and what such a condition leaves behind tells what the rows hold.
-- wrong: leakproof functions are so cheap that conditions of the caller run before policies
-- mend: do $$ declare f regprocedure; begin for f in select oid::regprocedure from pg_proc where proleakproof and prokind = 'f' and procost < 100 loop execute format('alter function %s cost 100', f); end loop; end $$
-- superuser
select count(*) || ' functions, ' || min(f.oid::regprocedure::text) || ' among them'
  from pg_proc f
 where f.proleakproof and f.prokind = 'f' and f.procost < 100
having count(*) > 0;

-- wrong: subscript by a text has no price, so that a condition with one runs before every policy
-- mend: alter type ... set (subscript = none)
-- superuser
select t.oid::regtype::text
  from pg_type t
 where t.typsubscript not in (0, 'array_subscript_handler'::regproc, 'raw_array_subscript_handler'::regproc);
