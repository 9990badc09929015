-- Companies :from to :to with :customers customers each, as the superuser writes them: ids and tokens follow from the numbers, so that pgbench
-- and wrk make them anew. Foreign keys are not checked while it runs (they would take most of the time): what is made here holds by its making.
\set ON_ERROR_STOP 1
set session_replication_role = replica;

create function pg_temp.id(kind text, n bigint) returns uuid language sql immutable as $$
    select ('019a000' || kind || '-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid
$$;
create temp table shop as
select n, pg_temp.id('0', n) as company, pg_temp.id('1', n) as account, pg_temp.id('2', n) as login, pg_temp.id('3', n) as session
  from generate_series(:from, :to) n;

insert into account (id, email, email_key, display_name) select account, n || '@bench.example', n || '@bench.example', 'Owner ' || n from shop;
insert into company (id, name, name_key, industry, size, city, currency, owner_account)
select company, 'Prints ' || n, 'prints ' || n, 'Prototyping', '2-10', 'Lyon', 'EUR', account from shop;
insert into membership (company_id, account_id, role, orders_view, orders_act, customers_view, customers_act, assets_view, assets_act,
                        invites_send, permissions_manage)
select company, account, 'owner', true, true, true, true, true, true, true, true from shop;
insert into gate.login (id, email, email_key, password_hash, account_id)
select login, n || '@bench.example', n || '@bench.example',
       coalesce((select password_hash from gate.login where email_key = 'password@bench.example'), repeat('x', 60)), account
  from shop;
insert into gate.session (id, token_hash, login_id, active_company)
select session, sha256(convert_to(repeat('b', 37) || n, 'UTF8')), login, company from shop;

insert into customer (company_id, id, number, name, name_key, email, email_key, billing_address, tags)
select company, pg_temp.id('4', n * 1000000::bigint + k), k, 'Customer ' || md5(k || ' ' || n), 'customer ' || md5(k || ' ' || n),
       k || '@mail.example', k || '@mail.example', k || ' Market Street, Springfield', array['retail']
  from shop
 cross join generate_series(1, :customers) k;
insert into company_counter (company_id, kind, last_number) select company, 'customer', :customers from shop;

-- What the overview adds up: some printers and spools, and counted orders and pieces.
insert into printer (company_id, id, number, name, name_key, model_id, status, search_text)
select company, pg_temp.id('5', n * 1000::bigint + k), k, 'Printer ' || k, 'printer ' || k, (select min(id::text)::uuid from printer_spec),
       (array['ready', 'printing', 'offline'])[1 + k % 3], 'printer ' || k
  from shop
 cross join generate_series(1, 3) k;
insert into spool (company_id, id, number, filament_id, net_weight_g, remaining_g, status, search_text)
select company, pg_temp.id('6', n * 1000::bigint + k), k, (select min(id::text)::uuid from filament_spec), 1000, 100 * k,
       case when k < 4 then 'in_use' else 'sealed' end, 'spool ' || k
  from shop
 cross join generate_series(1, 5) k;
insert into state_count (company_id, kind, state, amount)
select company, kind, state, 20
  from shop
 cross join (values ('sales_order', 'draft'), ('sales_order', 'confirmed'), ('sales_order', 'completed'), ('piece', 'queued'), ('piece', 'shipped')) s (kind, state);
