-- What carries state past row security, other people's requests, and the server's files, programs and texts that are run. "superuser" marks what
-- only a superuser can have refused, "lasts" what no rollback would undo if it were not.

-- S19 a large object: 42501
-- superuser
select lo_from_bytea(0, 'x');
-- S19 a large object read: 42501
select lo_get(1);
-- S19 an advisory lock: 42501
-- superuser
select pg_advisory_lock(1);
-- S19 an advisory lock, tried: 42501
-- superuser
select pg_try_advisory_xact_lock(1);
-- S19 a message to others: 42501
-- superuser
select pg_notify('x', 'y');
-- S19 a message in the log of changes: 42501
-- superuser
select pg_logical_emit_message(false, 'x', 'y');
-- S20 what others run: 42501
-- superuser
select query from pg_stat_activity;
-- S20 what another backend runs: 42501
-- superuser
select pg_stat_get_backend_activity(1);
-- S20 the locks of others: 42501
-- superuser
select relation from pg_locks;
-- S20 another backend ended: 42501
-- superuser
select pg_terminate_backend(1);
-- S20 another backend's query cancelled: 42501
-- superuser
select pg_cancel_backend(1);
-- S20 waiting on the server's time: 42501
-- superuser
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
-- lasts
copy (select 1) to program 'id';
-- S23 a file: 42501
-- lasts
copy public.customer to '/tmp/x';
-- S23 a file read: 42501
select pg_read_file('PG_VERSION');
-- S24 a text run as a query: 42501
-- superuser
select query_to_xml('select name from public.customer', true, true, '');
-- S24 a table as XML: 42501
-- superuser
select table_to_xml('public.customer', true, true, '');
-- S24 the database as XML: 42501
-- superuser
select database_to_xml(true, true, '');
-- S24 a query's words counted: 42501
-- superuser
select word from ts_stat('select to_tsvector(name) from public.customer');
-- S24 a query's rows as rewriting rules: 42501
-- superuser
select ts_rewrite('x'::tsquery, 'select to_tsquery(''simple'', name), ''y''::tsquery from public.customer');
-- S24 changes of rows, decoded from the log: 42501
-- lasts
select pg_create_logical_replication_slot('x', 'test_decoding');
-- S24 changes of rows, read from a slot: 42501
select data from pg_logical_slot_peek_changes('x', null, null);
-- S25 the planner told what to believe: 42501
select pg_restore_relation_stats('schemaname', 'pg_catalog', 'relname', 'pg_class', 'reltuples', 1::real);
-- S25 the planner made to forget: 42501
select pg_clear_attribute_stats('pg_catalog', 'pg_class', 'relname', false);
-- S7 a snapshot for later: 42501
-- superuser
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
