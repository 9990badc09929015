-- EXPLAIN tells everybody how many rows the planner expects, and it expects them from statistics of all companies' rows: how many customers a
-- company has, how often a name occurs, when records were made. So there are none, of no column of a table with people's or companies'
-- data. The planner does without: every statement names the company, and every index that lists use begins with it.
-- Flyway runs this callback after every migration, so that columns of later versions are covered too. Where nothing is new, nothing is changed.

set role perimeter_owner;
do $$
declare
    of_column record;
begin
    for of_column in
        select a.attrelid::regclass as relation, a.attname
          from pg_attribute a
          join pg_class c on c.oid = a.attrelid
         where c.relnamespace = 'public'::regnamespace
           and c.relkind in ('r', 'p')
           and c.relrowsecurity
           and a.attnum > 0
           and not a.attisdropped
           and coalesce(a.attstattarget, -1) <> 0
    loop
        execute format('alter table %s alter %I set statistics 0', of_column.relation, of_column.attname);
    end loop;
end
$$;
reset role;

set role perimeter_gate;
do $$
declare
    of_column record;
begin
    for of_column in
        select a.attrelid::regclass as relation, a.attname
          from pg_attribute a
          join pg_class c on c.oid = a.attrelid
         where c.relnamespace = 'gate'::regnamespace
           and c.relkind in ('r', 'p')
           and a.attnum > 0
           and not a.attisdropped
           and coalesce(a.attstattarget, -1) <> 0
    loop
        execute format('alter table %s alter %I set statistics 0', of_column.relation, of_column.attname);
    end loop;
end
$$;
reset role;
