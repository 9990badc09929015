-- What must hold before anything is served (spec 10.3). Each query gives the offenders, none where all is well. Its first line says what is
-- wrong with them, its second how to mend it; a third, "superuser", marks what only a superuser can close: without one it is a warning.

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

-- wrong: view shows what its owner may see
-- mend: alter view ... set (security_invoker = true); a materialized view cannot be mended: drop it
select c.oid::regclass::text
  from pg_class c
 where c.relnamespace in ('public'::regnamespace, 'gate'::regnamespace)
   and (c.relkind = 'm' or c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false));

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
