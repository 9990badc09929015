-- What must hold before anything is served (spec 10.3). Each query gives the offenders, none where all is well. Its first line says what is
-- wrong with them, its second how to mend it; a third, "superuser", marks what only a superuser can close: without one it is a warning.

-- wrong: table with people's or companies' data lacks forced row security
-- mend: alter table ... enable row level security; alter table ... force row level security
select c.oid::regclass::text
  from pg_class c
 where c.relkind in ('r', 'p', 'f')
   and c.relnamespace = 'public'::regnamespace
   and c.relname not in ('filament_spec', 'printer_spec', 'catalog_source_id')
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

-- The condition must be "company_id = gate.company(...)", alone or with "and ..." behind it: anything around it could turn it over.
-- Without the gate: what its functions look up before there is a company, and what they clean away.
-- wrong: policy does not go through gate.company
-- mend: drop policy ...; create policy ... using (company_id = gate.company('...'))
select p.polrelid::regclass || '.' || p.polname
  from pg_policy p
  join pg_class c on c.oid = p.polrelid
 cross join lateral (values (pg_get_expr(p.polqual, p.polrelid)), (pg_get_expr(p.polwithcheck, p.polrelid))) expression (text)
 where c.relnamespace = 'public'::regnamespace
   and not (p.polroles = array ['perimeter_gate'::regrole::oid]
            and (c.relname, p.polname) in (('account', 'gate_all'), ('company', 'gate_all'), ('membership', 'gate_all'),
                                           ('idempotency_key', 'gate_clean'), ('audit_entry', 'gate_add'), ('invite', 'gate_all'),
                                           ('departure', 'gate_all'), ('ownership_offer', 'gate_all')))
   and (p.polroles not in (array ['perimeter_app'::regrole::oid], array ['perimeter_gate'::regrole::oid])
        or case p.polcmd when 'a' then p.polwithcheck else p.polqual end is null
        or expression.text !~ replace(
            '^\(COMPANY\)$|^\(\(COMPANY\) AND \(.*\)\)$', 'COMPANY',
            case c.relname when 'company' then 'id' else 'company_id' end
                || ' = gate\.company\((NULL::text|''[a-z_]+''::text|\s*CASE kind\s[^()]*\sEND)\)'))
 group by p.polrelid, p.polname;

-- wrong: view shows what its owner may see
-- mend: alter view ... set (security_invoker = true); a materialized view cannot be mended: drop it
select c.oid::regclass::text
  from pg_class c
 where c.relnamespace in ('public'::regnamespace, 'gate'::regnamespace)
   and (c.relkind = 'm' or c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false));

-- wrong: column has planner statistics, from which EXPLAIN tells values of all companies, and how many
-- mend: alter table ... alter ... set statistics 0
select a.attrelid::regclass || '.' || a.attname
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
 where c.relkind in ('r', 'p')
   and (c.relnamespace = 'public'::regnamespace and c.relrowsecurity or c.relnamespace = 'gate'::regnamespace)
   and a.attnum > 0
   and not a.attisdropped
   and coalesce(a.attstattarget, -1) <> 0
union all
select 'statistics ' || s.stxname
  from pg_statistic_ext s
  join pg_class c on c.oid = s.stxrelid
 where c.relnamespace = 'public'::regnamespace and c.relrowsecurity;

-- wrong: table carries a trigger or a rule, which runs other statements beside the one that was sent
-- mend: drop trigger ... on ...; drop rule ... on ...
select t.tgrelid::regclass || '.' || t.tgname
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
 where not t.tgisinternal and c.relnamespace in ('public'::regnamespace, 'gate'::regnamespace)
union all
select r.ev_class::regclass || '.' || r.rulename
  from pg_rewrite r
  join pg_class c on c.oid = r.ev_class
 where r.rulename <> '_RETURN' and c.relnamespace in ('public'::regnamespace, 'gate'::regnamespace);

-- wrong: policy lets cheap conditions of the caller run first, on a server whose built-in comparisons are cheap
-- mend: start Perimeter once more, which adds the first condition (afterMigrate__first_conditions.sql)
select p.polrelid::regclass || '.' || p.polname
  from pg_policy p
  join pg_class c on c.oid = p.polrelid
 cross join lateral (select pg_get_expr(p.polqual, p.polrelid)) condition (text)
 where c.relnamespace = 'public'::regnamespace
   and 'perimeter_app'::regrole = any (p.polroles)
   and exists (select from pg_proc where proleakproof and prokind = 'f' and procost < 100)
   and regexp_count(condition.text, '\(\w+ = gate\.(company|account)\([^()]*\)\)')
       <> regexp_count(condition.text, '\(\w+ OPERATOR\(gate\.==\) \( SELECT gate\.(company|account)\([^()]*\) AS \w+\)\)');

-- wrong: operator of schema gate is not the one that was shipped
-- mend: drop operator ...; create operator gate.== (leftarg = uuid, rightarg = uuid, function = gate.same_id, restrict = neqsel, join = neqjoinsel)
select o.oid::regoperator::text
  from pg_operator o
  join pg_proc f on f.oid = o.oprcode
 where o.oprnamespace = 'gate'::regnamespace
   and not (o.oprname = '==' and f.pronamespace = 'gate'::regnamespace and f.proname = 'same_id' and f.procost < 1e-20
            and o.oprowner = 'perimeter_gate'::regrole);

-- Who may name a column that begins an index is told by EXPLAIN how many rows of all companies match it.
-- wrong: index of a company's table has no company among its columns
-- mend: drop index ...; create index ... on ... (..., company_id)
select i.indexrelid::regclass::text
  from pg_index i
  join pg_class c on c.oid = i.indrelid
 where c.relnamespace = 'public'::regnamespace
   and c.relrowsecurity
   and exists (select from unnest(i.indkey) with ordinality key (attnum, place)
                where key.place <= i.indnkeyatts
                  and (key.attnum = 0 or has_column_privilege('perimeter_app', c.oid, key.attnum, 'select')))
   and not exists (select from unnest(i.indkey) with ordinality key (attnum, place)
                     join pg_attribute a on a.attrelid = c.oid and a.attnum = key.attnum
                    where key.place <= i.indnkeyatts
                      and a.attname = case c.relname when 'company' then 'id' else 'company_id' end);

-- A subscript of an array by an integer has no price, so a condition with one runs before every policy.
-- wrong: column of a company's table is an integer, by which an array could have a subscript
-- mend: alter table ... alter column ... type bigint
select a.attrelid::regclass || '.' || a.attname
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_type t on t.oid = a.atttypid
 where c.relkind in ('r', 'p')
   and c.relnamespace = 'public'::regnamespace
   and c.relrowsecurity
   and a.attnum > 0
   and not a.attisdropped
   and 'integer'::regtype in (t.oid, t.typbasetype)
   and has_column_privilege('perimeter_app', c.oid, a.attnum, 'select');
