-- Another release of ICU may order names otherwise, and an index that was built in the old order then loses rows. So indexes are built anew where
-- the server's ICU is not the one they were built with: after an update of the server, or where its files were moved to another machine.
-- Flyway runs this callback at each start. Where nothing changed, nothing is done.

set role perimeter_owner;
do $$
declare
    changed record;
    built   record;
begin
    for changed in
        select c.oid, c.oid::regcollation as name
          from pg_collation c
         where c.collnamespace = 'public'::regnamespace
           and c.collprovider = 'i'
           and c.collversion is distinct from pg_collation_actual_version(c.oid)
    loop
        for built in
            select i.indexrelid::regclass as name from pg_index i where changed.oid = any (i.indcollation)
        loop
            execute format('reindex index %s', built.name);
        end loop;
        execute format('alter collation %s refresh version', changed.name);
    end loop;
end
$$;
reset role;
