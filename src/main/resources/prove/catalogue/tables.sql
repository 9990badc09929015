-- Tables and views of companies of which the application's role may read something, with the columns that it may read.
select c.oid::regclass::text as name,
       array_agg(quote_ident(a.attname) order by a.attnum) as columns,
       array_agg(format_type(a.atttypid, null) order by a.attnum) as types,
       array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attnum > 0) as listed,
       (select min(quote_ident(u.attname))
          from pg_attribute u
         where u.attrelid = c.oid
           and u.attnum > 0
           and not u.attisdropped
           and has_column_privilege('perimeter_app', c.oid, u.attnum, 'update')) as changed,
       has_table_privilege('perimeter_app', c.oid, 'delete') as removed
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and not a.attisdropped and (a.attnum > 0 or a.attname in ('xmin', 'ctid'))
 where (c.relrowsecurity or c.relkind = 'v')
   and c.relnamespace in ('public'::regnamespace, 'gate'::regnamespace)
   and has_column_privilege('perimeter_app', c.oid, a.attnum, 'select')
 group by c.oid
 order by c.oid::regclass::text
