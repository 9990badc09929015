-- The rows of the demo's companies get the times that are told of them: first of what is nobody's or is counted from another time.
update public.account set created_at = pg_temp.told(created_at)
 where id in (select m.account_id from public.membership m where m.company_id in (select d.company_id from pg_temp.demo d));
update gate.login set created_at = pg_temp.told(created_at)
 where account_id in (select m.account_id from public.membership m where m.company_id in (select d.company_id from pg_temp.demo d));
update public.company set created_at = pg_temp.told(created_at), updated_at = pg_temp.told(updated_at)
 where id in (select d.company_id from pg_temp.demo d);
update public.invite set expires_at = pg_temp.told(created_at) + (expires_at - created_at)
 where company_id in (select d.company_id from pg_temp.demo d);

-- Then each column of each table that is a company's.
do $$
declare
    stamped record;
begin
    for stamped in
        select t.table_name, string_agg(format('%1$I = pg_temp.told(%1$I)', t.column_name), ', ') as times
          from information_schema.columns t
          join information_schema.tables using (table_schema, table_name)
         where t.table_schema = 'public' and table_type = 'BASE TABLE' and t.data_type = 'timestamp with time zone' and t.column_name <> 'expires_at'
           and exists (select from information_schema.columns c
                        where c.table_schema = t.table_schema and c.table_name = t.table_name and c.column_name = 'company_id')
         group by t.table_name
    loop
        execute format('update public.%I set %s where company_id in (select d.company_id from pg_temp.demo d)', stamped.table_name, stamped.times);
    end loop;
end
$$;
