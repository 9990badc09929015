-- Things of one's own, other roles, and row security switched off.

-- S13 a temporary table in the place of ours: 42501
create temporary table customer (company_id uuid, id uuid, name text);
-- S13 a function of one's own: 42501
create function pg_temp.look(text) returns boolean language sql cost 0.000001 as 'select true';
-- S13 a function in public: 42501
create function public.look(text) returns boolean language internal as 'textlen';
-- S13 a block of code: 42501
-- superuser
do $$ begin perform 1; end $$;
-- S13 a table in public: 42501, auth 42501
create table public.customers (name text);
-- S13 a table from a query: 42501
select 1 as x into temporary table t;
-- S13 a view: 42501
create view public.look as select 1;
-- S13 a temporary view: 42501
create temporary view look as select 1;
-- S13 a temporary sequence: 42501
create temporary sequence look;
-- S13 a schema: 42501
create schema mine;
-- S13 a type: 42501
create type public.look as (x int);
-- S13 an operator: 42501
create operator public.= (leftarg = uuid, rightarg = uuid, procedure = uuid_ne);
-- S13 a cast: 42501
create cast (text as uuid) with inout as implicit;
-- S13 an aggregate: 42501
create aggregate public.look (text) (sfunc = textcat, stype = text);
-- S13 an event trigger: 42501
create event trigger look on ddl_command_start execute function suppress_redundant_updates_trigger();
-- S13 a publication: 42501
create publication look for all tables;
-- S14 the role that owns the seal: 42501
set role perimeter_gate;
-- S14 the role that owns the tables: 42501
set role perimeter_owner;
-- S14 the superuser: 42501
set session authorization postgres;
-- S14 the role of the other pool: 42501, auth 00000
set role perimeter_auth;
-- S14 a membership for oneself: 42501
grant perimeter_gate to current_user;
-- S14 attributes for oneself: 42501
alter role current_user bypassrls;
-- S14 a right for oneself: 42501
grant select on gate.session to current_user;
-- S14 all rights given back, and with them the policies: 42501, auth 00000
drop owned by current_user;
-- S14 things handed over: 42501
reassign owned by current_user to postgres;
-- S14 rights on what others make: 42501
alter default privileges for role perimeter_owner grant select on tables to perimeter_app;
-- S14 the password of another role: 42501
alter role perimeter_owner login password 'x';
-- S15 row security off: 42501, auth 42501
set local row_security = off;
select name from public.customer;
-- S15 row security off under the gate's feet: 00000, auth 42501
set local row_security = off;
select case when gate.company('customers_view') = '{b}' then 'leak' end;
-- S15 row security off on the table: 42501
alter table public.customer disable row level security;
-- S15 a policy more: 42501
create policy mine on public.customer for select to perimeter_app using (true);
-- S15 a policy less: 42501
drop policy customer_view on public.customer;
-- S15 another server setting: 42501
set local session_replication_role = replica;
