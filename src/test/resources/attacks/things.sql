-- Things of one's own, other roles, other people's requests, and what carries state past row security.

-- S13 a temporary table in the place of ours: 42501
create temporary table customer (company_id uuid, id uuid, name text);
-- S13 a function of one's own: 42501
create function pg_temp.look(text) returns boolean language sql cost 0.000001 as 'select true';
-- S13 a function in public: 42501
create function public.look(text) returns boolean language internal as 'textlen';
-- S13 a block of code: 42501
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
-- S19 a large object: 42501
select lo_from_bytea(0, 'x');
-- S19 a large object read: 42501
select lo_get(1);
-- S19 an advisory lock: 42501
select pg_advisory_lock(1);
-- S19 an advisory lock, tried: 42501
select pg_try_advisory_xact_lock(1);
-- S19 a message to others: 42501
select pg_notify('x', 'y');
-- S19 a message in the log of changes: 42501
select pg_logical_emit_message(false, 'x', 'y');
-- S20 what others run: 42501
select query from pg_stat_activity;
-- S20 what another backend runs: 42501
select pg_stat_get_backend_activity(1);
-- S20 the locks of others: 42501
select relation from pg_locks;
-- S20 another backend ended: 42501
select pg_terminate_backend(1);
-- S20 another backend's query cancelled: 42501
select pg_cancel_backend(1);
-- S20 waiting on the server's time: 42501
select pg_sleep(0);
-- S20 one's own activity tracked: 42501
set local track_activities = on;
-- S20 statements logged: 42501
set local log_statement = 'all';
-- S21 statements and cursors of earlier requests: 00000
select statement from pg_prepared_statements union all select statement from pg_cursors where is_holdable;
-- S22 an extension: 42501, auth 3F000
create extension if not exists dblink;
-- S22 an extension that is trusted: 42501, auth 3F000
create extension pgcrypto;
-- S22 another server: 42501
create foreign data wrapper look;
-- S23 a program: 42501
copy (select 1) to program 'id';
-- S23 a file: 42501
copy public.customer to '/tmp/x';
-- S23 a file read: 42501
select pg_read_file('PG_VERSION');
-- S24 a text run as a query: 42501
select query_to_xml('select name from public.customer', true, true, '');
-- S24 a table as XML: 42501
select table_to_xml('public.customer', true, true, '');
-- S24 the database as XML: 42501
select database_to_xml(true, true, '');
-- S24 a query's words counted: 42501
select word from ts_stat('select to_tsvector(name) from public.customer');
-- S24 a query's rows as rewriting rules: 42501
select ts_rewrite('x'::tsquery, 'select to_tsquery(''simple'', name), ''y''::tsquery from public.customer');
-- S24 changes of rows, decoded from the log: 42501
select pg_create_logical_replication_slot('x', 'test_decoding');
-- S24 changes of rows, read from a slot: 42501
select data from pg_logical_slot_peek_changes('x', null, null);
-- S25 the planner told what to believe: 42501
select pg_restore_relation_stats('schemaname', 'pg_catalog', 'relname', 'pg_class', 'reltuples', 1::real);
-- S25 the planner made to forget: 42501
select pg_clear_attribute_stats('pg_catalog', 'pg_class', 'relname', false);
-- S7 a snapshot for later: 42501
select pg_export_snapshot();
-- S7 a transaction left behind for later: 55000, session 55000
prepare transaction 'later';
-- S25 a table locked against everybody: 42501
lock table public.customer in access exclusive mode;
-- S25 a table locked against writers: 42501
lock table public.customer in share mode;
-- S25 a table locked against the like: 42501
lock table public.company_counter in row exclusive mode;
-- S25 a table emptied: 42501
truncate public.customer;
-- S25 a trigger: 42501
create trigger look before insert on public.customer for each row execute function suppress_redundant_updates_trigger();
-- S25 a rule: 42501
create rule look as on insert to public.customer do also notify x;
-- S25 an index: 42501
create index on public.customer (name);
-- S25 extended statistics: 42501
create statistics look on name, email from public.customer;
-- S25 a column more: 42501
alter table public.customer add look text;
