-- Functions that the application's role may call and that are not mere calculations.
select p.oid::regproc::text as name,
       p.proretset as is_set,
       array(select format_type(t, null) from unnest(p.proargtypes::oid[]) with ordinality a (t, n) order by n) as types
  from pg_proc p
 where p.prokind = 'f'
   and p.provolatile <> 'i'
   and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype, 'internal'::regtype, 'cstring'::regtype)
   and not p.proargtypes::oid[] && array ['internal', 'cstring']::regtype[]::oid[]
   and has_schema_privilege('perimeter_app', p.pronamespace, 'usage')
   and has_function_privilege('perimeter_app', p.oid, 'execute')
 order by p.provolatile desc, p.oid
