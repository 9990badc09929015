-- Whose counters of the transaction can be asked for: a number of a table or index is enough.
select oid::text
  from pg_class
 where relkind in ('r', 'i', 't')
   and relnamespace in ('public'::regnamespace, 'gate'::regnamespace, 'pg_toast'::regnamespace)
   and (relnamespace <> 'pg_toast'::regnamespace
        or oid in (select reltoastrelid from pg_class where relnamespace in ('public'::regnamespace, 'gate'::regnamespace)))
 order by oid
