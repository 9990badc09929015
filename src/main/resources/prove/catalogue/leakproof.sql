-- Functions that PostgreSQL takes to tell nothing of their arguments, under their own names and under those of operators.
select p.oid::regproc::text as name,
       o.operator,
       p.pronargs as arguments,
       array(select format_type(t, null) from unnest(p.proargtypes::oid[]) with ordinality a (t, n) order by n) as types,
       array(select format_type(k.castsource, null)
               from pg_cast k
              where k.casttarget = p.proargtypes[0] and k.castmethod = 'b') as like_first,
       format_type(p.prorettype, null) as result
  from pg_proc p
 cross join lateral (select null as operator
                      union all
                     select w.oprname::text from pg_operator w where w.oprcode = p.oid and w.oprnamespace = 'pg_catalog'::regnamespace) o
 where p.proleakproof
   and p.prokind = 'f'
   and p.pronargs between 1 and 2
   and has_function_privilege('perimeter_app', p.oid, 'execute')
 order by p.oid, o.operator nulls first
