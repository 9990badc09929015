-- Holes in the wall. Each one says what the start-up check must call it, and a part of what it must name; then how it is made.

-- role may do what no role of Perimeter may (superuser, bypassrls, createrole, createdb, replication): perimeter_app
alter role perimeter_app superuser;
-- role may do what no role of Perimeter may (superuser, bypassrls, createrole, createdb, replication): perimeter_app
alter role perimeter_app bypassrls;
-- role may do what no role of Perimeter may (superuser, bypassrls, createrole, createdb, replication): perimeter_gate
alter role perimeter_gate bypassrls;
-- role may do what no role of Perimeter may (superuser, bypassrls, createrole, createdb, replication): perimeter_auth
alter role perimeter_auth createrole;
-- role may do what no role of Perimeter may (superuser, bypassrls, createrole, createdb, replication): perimeter_auth
alter role perimeter_auth replication;
-- role owns tables or functions and may log in: perimeter_owner
alter role perimeter_owner login;
-- role of a pool is a member of another role: perimeter_app in pg_read_all_data
grant pg_read_all_data to perimeter_app;
-- role of a pool is a member of another role: perimeter_auth in perimeter_gate
grant perimeter_gate to perimeter_auth;
-- role of a pool is a member of another role: perimeter_app in perimeter_auth
grant perimeter_auth to perimeter_app;
-- role belongs to a role that owns tables or functions: mallory in perimeter_owner
create role mallory; grant perimeter_owner to mallory;
-- setting is stored for a role of a pool: perimeter_app: row_security=off
alter role perimeter_app set row_security = off;
-- setting is stored for a role of a pool: perimeter_auth: search_path
alter role perimeter_auth in database {database} set search_path = pg_temp;
-- thing is owned by a role of a pool: perimeter_app owns
alter table customer owner to perimeter_app;
-- thing is owned by a role of a pool: perimeter_auth owns
create schema attic authorization perimeter_auth;

-- table with people's or companies' data lacks forced row security: customer
alter table customer no force row level security;
-- table with people's or companies' data lacks forced row security: membership
alter table membership disable row level security;
-- table with people's or companies' data lacks forced row security: side_table
create table side_table (company_id uuid, id uuid); alter table side_table owner to perimeter_owner;
-- table with people's or companies' data lacks forced row security: side_line
create table side_line (order_id uuid, text text); alter table side_line owner to perimeter_owner;
-- table belongs to a role that row security does not bind: customer
alter table customer owner to postgres;
-- command is granted without a policy for it: customer select
drop policy customer_view on customer;
-- command is granted without a policy for it: company_counter delete
grant delete on company_counter to perimeter_app;

-- policy does not go through gate.company: customer.customer_view
alter policy customer_view on customer using (true);
-- policy does not go through gate.company: customer.customer_view
alter policy customer_view on customer using (company_id = gate.company('customers_view') or true);
-- policy does not go through gate.company: customer.customer_view
alter policy customer_view on customer using ((company_id = gate.company('customers_view') and true) or name = 'shared');
-- policy does not go through gate.company: customer.customer_view
alter policy customer_view on customer using ((company_id = gate.company('customers_view')) is not false);
-- policy does not go through gate.company: customer.customer_view
alter policy customer_view on customer using ((company_id = gate.company('customers_view') and true) is not false);
-- policy does not go through gate.company: customer.customer_view
alter policy customer_view on customer using (coalesce(company_id = gate.company('customers_view'), true));
-- policy does not go through gate.company: customer.customer_view
alter policy customer_view on customer using (not (company_id = gate.company('customers_view')));
-- policy does not go through gate.company: customer.customer_view
alter policy customer_view on customer using (id = gate.company('customers_view'));
-- policy does not go through gate.company: customer.customer_view
alter policy customer_view on customer using (company_id = gate.company(name));
-- policy does not go through gate.company: customer.customer_view
alter policy customer_view on customer using (company_id = current_setting('perimeter.company')::uuid);
-- policy does not go through gate.company: customer.customer_view
alter policy customer_view on customer using (company_id >= gate.company('customers_view'));
-- policy does not go through gate.company: customer.everybody
create policy everybody on customer for select to public using (company_id = gate.company('customers_view'));
-- policy does not go through gate.company: customer.mallory
create role mallory; create policy mallory on customer to mallory using (true);
-- policy does not go through gate.company: customer.nothing
create policy nothing on customer for delete to perimeter_app;
-- policy does not go through gate.company: customer.customer_add
alter policy customer_add on customer with check (true);
-- policy does not go through gate.company: company_counter.counter_next
alter policy counter_next on company_counter with check (true);
-- policy does not go through gate.company: company.company_view
alter policy company_view on company using (owner_account = gate.account());
-- policy does not go through gate.company: customer.customer_act
alter policy customer_act on customer using (true);
-- policy does not go through gate.company: account.gate_all
alter policy gate_all on account to perimeter_gate, perimeter_app;

-- view shows what its owner may see: all_customers
create view all_customers as select name from customer;
-- view shows what its owner may see: all_customers
create view all_customers with (security_invoker = false) as select name from customer;
-- view shows what its owner may see: all_customers
create materialized view all_customers as select name from customer;
-- column has planner statistics, from which EXPLAIN tells values of all companies, and how many: customer.name
alter table customer alter name set statistics -1;
-- column has planner statistics, from which EXPLAIN tells values of all companies, and how many: customer.company_id
alter table customer alter company_id set statistics 100;
-- column has planner statistics, from which EXPLAIN tells values of all companies, and how many: session.token_hash
alter table gate.session alter token_hash set statistics -1;
-- column has planner statistics, from which EXPLAIN tells values of all companies, and how many: statistics together
create statistics together on company_id, name from customer;
-- table carries a trigger or a rule, which runs other statements beside the one that was sent: customer.tell
create function tell() returns trigger language plpgsql as 'begin return new; end';
create trigger tell before insert on customer for each row execute function tell();
-- table carries a trigger or a rule, which runs other statements beside the one that was sent: customer.copy
create rule copy as on insert to customer do also select 1;

-- role of sign-in has a right on a table: gate.login
grant select (email) on gate.login to perimeter_auth;
-- role of sign-in has a right on a table: customer
grant insert (name) on customer to perimeter_auth;
-- role of sign-in has a right on a table: account
grant select on account to public;
-- role of the application has a right on a whole table that lets it lock, empty or watch it: customer DELETE
grant delete on customer to perimeter_app;
-- role of the application has a right on a whole table that lets it lock, empty or watch it: customer UPDATE
grant update on customer to perimeter_app;
-- role of the application has a right on a whole table that lets it lock, empty or watch it: customer TRUNCATE
grant truncate on customer to perimeter_app;
-- role of the application has a right on a whole table that lets it lock, empty or watch it: company REFERENCES
grant references on company to perimeter_app;
-- role of the application may write to the catalog that all companies share, or read which company an entry is from: filament_spec.name
grant update (name) on filament_spec to perimeter_app;
-- role of the application may write to the catalog that all companies share, or read which company an entry is from: printer_spec.id
grant insert (id) on printer_spec to perimeter_app;
-- role of the application may write to the catalog that all companies share, or read which company an entry is from: printer_spec.contributed_by_company
grant select (contributed_by_company) on printer_spec to perimeter_app;
-- role of the application has a right on a whole table that lets it lock, empty or watch it: filament_spec TRIGGER
grant trigger on filament_spec to perimeter_app;
-- role of the application has a right on a table of the gate, or of another schema: gate.session
grant select on gate.session to perimeter_app;
-- role of the application has a right on a table of the gate, or of another schema: migration.flyway_schema_history
grant update (success) on migration.flyway_schema_history to perimeter_app;
-- role of the application has a right on a table of the gate, or of another schema: attic.ticket
create schema attic; create sequence attic.ticket; grant usage on sequence attic.ticket to perimeter_app;
-- role of a pool may hand on what it may do: customer SELECT
grant select on customer to perimeter_app with grant option;
-- role of a pool may hand on what it may do: company.name UPDATE
grant update (name) on company to perimeter_app with grant option;
-- role of a pool may hand on what it may do: gate.enter
grant execute on function gate.enter(bytea, text) to perimeter_app with grant option;
-- key of a record may be changed by the application: customer.company_id
grant update (company_id) on customer to perimeter_app;
-- key of a record may be changed by the application: idempotency_key.account_id
grant update (account_id) on idempotency_key to perimeter_app;
-- key of a record may be changed by the application: company.id
grant update (id) on company to perimeter_app;

-- PUBLIC has a right that it should not have: database {database} TEMPORARY
grant temporary on database {database} to public;
-- PUBLIC has a right that it should not have: schema public CREATE
grant create on schema public to public;
-- PUBLIC has a right that it should not have: schema gate USAGE
grant usage on schema gate to public;
-- PUBLIC has a right that it should not have: table customer SELECT
grant select on customer to public;
-- PUBLIC has a right that it should not have: column company.owner_account SELECT
grant select (owner_account) on company to public;
-- PUBLIC has a right that it should not have: function gate.mac
grant execute on function gate.mac(text) to public;
-- PUBLIC has a right that it should not have: parameter log_statement
grant set on parameter log_statement to public;
-- PUBLIC has a right that it should not have: parameter session_replication_role
grant set on parameter session_replication_role to perimeter_app;
-- rights on what will be made later are given away: perimeter_owner to public
alter default privileges for role perimeter_owner grant select on tables to public;
-- rights on what will be made later are given away: perimeter_app to public
alter default privileges for role perimeter_app grant select on tables to public;
-- role of a pool may make things in the database: perimeter_app in database
grant temporary on database {database} to perimeter_app;
-- role of a pool may make things in the database: perimeter_auth in schema gate
grant create on schema gate to perimeter_auth;
-- built-in function that carries state past row security may be called by everybody: pg_export_snapshot
grant execute on function pg_export_snapshot() to public;
-- built-in function that carries state past row security may be called by everybody: pg_advisory_lock
grant execute on function pg_advisory_lock(bigint) to public;
-- built-in function that carries state past row security may be called by everybody: lo_get
grant execute on function lo_get(oid) to public;
-- language may be used by everybody: plpgsql
grant usage on language plpgsql to public;

-- function runs with its owner's rights without a fixed search_path, or outside schema gate: gate.clean
alter function gate.clean() reset search_path;
-- function runs with its owner's rights without a fixed search_path, or outside schema gate: gate.enter
alter function gate.enter(bytea, text) set search_path = gate, public;
-- function runs with its owner's rights without a fixed search_path, or outside schema gate: gate.clean
alter function gate.clean() owner to postgres;
-- function runs with its owner's rights without a fixed search_path, or outside schema gate: peek
create function peek() returns bigint language sql security definer set search_path = pg_catalog, pg_temp
    as 'select count(*) from public.customer';
-- function runs with its owner's rights without a fixed search_path, or outside schema gate: peek
set local allow_system_table_mods = on;
create function pg_catalog.peek() returns bigint language sql security definer as 'select count(*) from public.customer';
-- function that policies trust is not STABLE: gate.company
alter function gate.company(text) immutable;
-- function that policies trust is not STABLE: gate.sealed
alter function gate.sealed() volatile;
-- function of the gate is not the one that was shipped: gate.company
create or replace function gate.company(permission text) returns uuid language plpgsql stable parallel restricted
    set search_path = pg_catalog, pg_temp as 'begin return permission::uuid; end';
-- function of the gate is not the one that was shipped: gate.proved
create or replace function gate.proved(message text, issued_at bigint, key_id text, proof bytea) returns boolean language plpgsql stable
    set search_path = pg_catalog, pg_temp set debug_print_plan = off as 'begin return true; end';
-- function of the gate is not the one that was shipped: gate.company(uuid)
create function gate.company(permission uuid) returns uuid language sql as 'select permission';
-- function of the gate is not the one that was shipped: missing gate.clean
drop function gate.clean();
-- function of the gate is not the one that was shipped: gate.mac
grant execute on function gate.mac(text) to perimeter_app;
-- function of the gate is not the one that was shipped: gate.open_session
grant execute on function gate.open_session(uuid, uuid, text, bytea, text, text, bigint, text, bytea) to perimeter_app;
-- function of the gate is not the one that was shipped: gate.company
alter function gate.company(text) leakproof;
-- function of the gate is not the one that was shipped: gate.sealed
alter function gate.sealed() set debug_print_plan = on;
-- the seal has no key, or several: 0 keys
delete from gate.seal_key;

-- policy lets cheap conditions of the caller run first, on a server whose built-in comparisons are cheap: customer.customer_view
alter function pg_catalog.texteq cost 1;

-- leakproof functions are so cheap that conditions of the caller run before policies: uuid_eq
alter function pg_catalog.uuid_eq cost 1;

-- subscript by a text has no price, so that a condition with one runs before every policy: jsonb
alter type pg_catalog.jsonb set (subscript = jsonb_subscript_handler);

-- operator of schema gate is not the one that was shipped: gate.=
set role perimeter_gate;
create operator gate.= (leftarg = uuid, rightarg = uuid, function = pg_catalog.uuid_ne);
reset role;

-- operator of schema gate is not the one that was shipped: gate.==
alter function gate.same_id cost 100;

-- index of a company's table has no company among its columns: customer_by_phone
create index customer_by_phone on customer (phone);

-- index of a company's table has no company among its columns: customer_by_town
create index customer_by_town on customer (lower(billing_address)) include (company_id);

-- column of a company's table is an integer, by which an array could have a subscript: piece.minutes
alter table piece alter minutes type integer;
