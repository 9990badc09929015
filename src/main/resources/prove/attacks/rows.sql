-- Rows of B, reached through every kind of statement.

-- S23 copied out: 00000, auth 42501
copy public.customer to stdout;
-- S23 copied out of a query: 00000, auth 42501
copy (select name, notes from public.customer where company_id = '{b}') to stdout;
-- S23 copied in: 0A000, auth 42501
copy public.customer (company_id, id, number, name, name_key) from stdin;
-- S26 the reference of a row to B: 42501, auth 42501
insert into public.customer (company_id, id, number, name, name_key) values ('{b}', gen_random_uuid(), 900, 'xx', 'xx');
-- S26 the key of a row that B has: 42501, auth 42501
insert into public.customer (company_id, id, number, name, name_key) values ('{b}', '{b.customer}', 1, 'xx', 'xx');
-- S26 the id of a row that B has, in A: 42501, session 00000, auth 42501
insert into public.customer (company_id, id, number, name, name_key) values ('{a}', '{b.customer}', 900, 'xx', 'xx');
-- S26 an e-mail address that B has, in A: 42501, session 00000, auth 42501
insert into public.customer (company_id, id, number, name, name_key, email, email_key)
values ('{a}', gen_random_uuid(), 901, 'xx', 'xx', 'known-of-b@example.org', 'known-of-b@example.org');
-- S26 nothing done where there is a conflict with B: 42501, auth 42501
insert into public.customer (company_id, id, number, name, name_key) values ('{b}', '{b.customer}', 1, 'xx', 'xx') on conflict do nothing;
-- S26 a number of B taken: 42501, auth 42501
insert into public.company_counter as c (company_id, kind, last_number) values ('{b}', 'customer', 1)
    on conflict (company_id, kind) do update set last_number = c.last_number + 1 returning last_number;
-- S26 an answer kept for somebody of B: 42501, auth 42501
insert into public.idempotency_key (company_id, account_id, route, key) values ('{b}', '{b.account}', 'x', 'x');
-- S26 an answer kept in A for somebody else: 42501, auth 42501
insert into public.idempotency_key (company_id, account_id, route, key) values ('{a}', '{b.account}', 'x', 'x');
-- S26 a company for nobody: 42501
insert into public.company (id, name, name_key, industry, size, city, currency, owner_account)
values (gen_random_uuid(), 'xx', 'xx', 'x', '1', 'x', 'EUR', '{b.account}');
-- S26 a membership in B: 42501
insert into public.membership (company_id, account_id, role) values ('{b}', '{a.account}', 'staff');
-- S26 a session: 42501
insert into gate.session (id, token_hash, login_id) values (gen_random_uuid(), sha256('x'), '{b.login}');
-- S27 views with their owner's rights: 00000
select case when c.relkind = 'm' or not coalesce('security_invoker=true' = any (c.reloptions), false) then 'leak' end
  from pg_class c where c.relkind in ('v', 'm') and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace);
-- S30 a parallel plan: 00000, auth 42501
set local min_parallel_table_scan_size = 0; set local min_parallel_index_scan_size = 0; set local parallel_setup_cost = 0;
set local parallel_tuple_cost = 0; set local debug_parallel_query = 'on';
select name from public.customer where company_id = '{b}' or name like 'known-of-b%';
-- 48 one row by its id: 00000, auth 42501
select name, email, notes from public.customer where company_id = '{b}' and id = '{b.customer}';
-- 48 all rows of B counted: 00000, auth 42501
select case when count(*) > 0 then 'leak' end from public.customer where company_id = '{b}';
-- 48 rows by their place: 00000, auth 42501
select name from public.customer where ctid in ('(0,1)', '(0,2)', '(0,31)', '(0,32)', '(0,33)', '(1,1)', '(1,2)') and company_id <> '{a}';
-- 48 a value shown by the error of a cast: 00000, session 22P02, auth 42501
select name::integer from public.customer order by company_id desc;
-- 48 B's value shown by the error of a cast: 00000, auth 42501
select name::integer, 1 / (length(name) - 10) from public.customer where company_id = '{b}' and email::integer > 0;
-- 48 a division by a row of B: 00000, auth 42501
select 1 from public.customer where company_id = '{b}' and 1 / (number - number) > 0;
-- 48 a locked row: 42501
select name from public.customer where company_id = '{b}' for update;
-- 48 a locked counter: 42501
select last_number from public.company_counter where company_id = '{b}' for update nowait;
-- 48 a locked company: 00000, auth 42501
select name from public.company where id = '{b}' for no key update skip locked;
-- 48 a company's name: 00000, auth 42501
select name, industry, city from public.company where id = '{b}';
-- 48 the owner of a company: 42501
select owner_account from public.company;
-- 48 a whole company: 42501
select c from public.company c;
-- 48 people: 42501
select email from public.account;
-- 48 members of B: 00000, auth 42501
select account_id, 'leak' from public.membership where company_id = '{b}' or account_id = '{b.account}';
-- 48 a flag of a member of B: 00000, auth 42501
update public.membership set orders_view = true where company_id = '{b}' returning account_id, 'leak';
-- 48 invites of B: 00000, auth 42501
select hint, note, 'leak' from public.invite where company_id = '{b}' or created_by = '{b.account}';
-- 48 codes of invites: 42501
select code_mac from public.invite;
-- 48 the trail of B: 00000, auth 42501
select changes, 'leak' from public.audit_entry where company_id = '{b}' or account_id = '{b.account}';
-- 48 an entry in the trail of B: 42501
insert into public.audit_entry (company_id, id, account_id, action, record_type, record_id)
values ('{b}', gen_random_uuid(), '{a.account}', 'added', 'customer', gen_random_uuid());
-- 48 who left: 42501
select account_id from public.departure;
-- 48 to whom a company is offered: 42501
select account_id from public.ownership_offer;
-- 48 answers to others' requests: 00000, auth 42501
select body from public.idempotency_key where company_id = '{b}' or account_id = '{b.account}';
-- 48 a change of B's company: 00000, auth 42501
update public.company set name = 'taken' where id = '{b}';
-- 48 a change of B's company, found by nothing of its own: 00000, auth 42501
update public.company c set city = 'taken' from (values ('{b}'::uuid)) v (id) where c.id = v.id returning c.name;
-- 48 a customer moved to B: 42501
update public.customer set company_id = '{b}';
-- 48 the next number of B: 42501
select gate.next_number('{b}', 'customer', 1), 'leak';
-- 48 all numbers of A at once: 22023, auth 42501
select gate.next_number('{a}', 'customer', 2147483647);
-- 48 a number of B: 42501
update public.company_counter set last_number = 1 where company_id = '{b}' returning last_number;
-- 48 an answer of B: 00000, auth 42501
update public.idempotency_key set body = 'x' where company_id = '{b}' returning body;
-- 48 a deleted customer: 42501
delete from public.customer where company_id = '{b}' returning name;
-- 48 the catalog tells who, not which company: 42501
select contributed_by_company from public.filament_spec;
-- 48 the ids under which the catalog came: 42501
select source_id from public.catalog_source_id;
-- 48 the trail of migrations: 42501
select installed_by from migration.flyway_schema_history;
-- 49 merged into a row of B: 42501, auth 42501
merge into public.company_counter c using (values ('{b}'::uuid)) v (id) on c.company_id = v.id
 when matched then update set last_number = c.last_number + 1
 when not matched then insert (company_id, kind, last_number) values (v.id, 'customer', 1);
-- 49 merged where there is a row of B: 00000, auth 42501
merge into public.company c using (values ('{b}'::uuid)) v (id) on c.id = v.id when matched then update set city = 'taken';
-- 49 merged where there is none: 42501
merge into public.customer c using (values ('{b}'::uuid)) v (id) on c.company_id = v.id when matched then delete;
-- 48 what the planner expects of B: 00000, auth 42501
explain (verbose) select name from public.customer where company_id = '{b}' and name = 'known-of-b';
