-- One big company beside many small ones, as the administrator writes them: for the test of the plans and for bench/. What the settings fill.*
-- say is made, with ids in the order of time, states as a shop of some years has them, and counters and counts that are right. Foreign keys
-- are not checked while it runs (they would take most of the time): what is made here holds by its making.
set session_replication_role = replica;

-- A UUIDv7 that follows from the time and a text, so that one table finds another's without a look-up.
create function pg_temp.id(at timestamptz, seed text) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(seed), 1, 3) || '8' || substr(md5(seed), 4, 15))::uuid
$$;

-- When the n-th of so many came, over four years. What comes last is new.
create function pg_temp.at(n integer, many integer) returns timestamptz language sql stable as $$
    select date_trunc('minute', now()) - interval '1 minute' * (1 + (2100000.0 / many * (many - n))::integer)
$$;

create temp table shop as
select current_setting('fill.company')::uuid as company_id, current_setting('fill.account')::uuid as account_id, 'big' as name,
       current_setting('fill.customers')::integer as customers, current_setting('fill.orders')::integer as orders,
       3 + least(200, current_setting('fill.orders')::integer / 20) as printers
union all
select pg_temp.id(now() - interval '5 years', 'company' || n), pg_temp.id(now() - interval '5 years', 'account' || n), 'small ' || n,
       current_setting('fill.other_customers')::integer, current_setting('fill.other_orders')::integer,
       3 + current_setting('fill.other_orders')::integer / 20
  from generate_series(1, current_setting('fill.others')::integer) n;

insert into account (id, email, email_key, display_name)
values (current_setting('fill.account')::uuid, 'ada@big.example', 'ada@big.example', 'Ada');
insert into gate.login (id, email, email_key, password_hash, account_id)
values (current_setting('fill.login')::uuid, 'ada@big.example', 'ada@big.example', repeat('x', 60), current_setting('fill.account')::uuid);
insert into gate.session (id, token_hash, login_id, active_company)
values (current_setting('fill.session')::uuid, sha256(convert_to(current_setting('fill.token'), 'UTF8')), current_setting('fill.login')::uuid,
        current_setting('fill.company')::uuid);
insert into account (id, email, email_key, display_name)
select account_id, name || '@shops.example', name || '@shops.example', 'Owner of ' || name from shop where name <> 'big';
insert into company (id, name, name_key, industry, size, city, currency, owner_account)
select company_id, 'Prints of ' || name, 'prints of ' || name, 'Prototyping', '2-10', 'Lyon', 'EUR', account_id from shop;
insert into membership (company_id, account_id, role, orders_view, orders_act, customers_view, customers_act, assets_view, assets_act,
                        invites_send, permissions_manage)
select company_id, account_id, 'owner', true, true, true, true, true, true, true, true from shop;

-- One name in it occurs once.
create temp table person as
select s.company_id, s.account_id, c as number, pg_temp.id(pg_temp.at(c, s.customers), s.name || ' customer ' || c) as id, pg_temp.at(c, s.customers) as at,
       case when c = s.customers / 3 then 'Wilhelmina Quackenbush'
            else (array ['Ada', 'Grace', 'Joan', 'Margaret', 'Katherine', 'Dorothy', 'Hedy', 'Rosalind', 'Lise', 'Emmy', 'Sofia', 'Annie', 'Chien',
                         'Barbara', 'Radia', 'Frances', 'Jean', 'Betty', 'Marlyn', 'Ruth', 'Mary', 'Evelyn', 'Stephanie', 'Karen', 'Adele', 'Shafi'])
                        [1 + c * 7 % 26]
                 || ' '
                 || (array ['Lovelace', 'Hopper', 'Clarke', 'Hamilton', 'Johnson', 'Vaughan', 'Lamarr', 'Franklin', 'Meitner', 'Noether', 'Germain',
                            'Cannon', 'Wu', 'Liskov', 'Perlman', 'Allen', 'Bartik', 'Holberton', 'Meltzer', 'Teitelbaum', 'Keller', 'Boyd', 'Shirley',
                            'Jones', 'Goldberg', 'Goldwasser', 'Steinbach', 'Ortega', 'Yamamoto', 'Kowalski', 'Nakamura', 'Petrov', 'Okafor'])
                            [1 + c * 11 % 33]
                 || ' ' || c end as name
  from shop s
 cross join generate_series(1, s.customers) c;
insert into customer (company_id, id, number, name, name_key, email, email_key, billing_address, tags, status, search_text, created_at, updated_at)
select company_id, id, number, name, lower(name), replace(lower(name), ' ', '.') || '@mail.example', replace(lower(name), ' ', '.') || '@mail.example',
       number || ' Market Street, Springfield', array ['retail'], case when number % 20 = 0 then 'inactive' else 'active' end,
       lower(name) || E'\n' || replace(lower(name), ' ', '.') || E'@mail.example\nretail\n' || number || ' market street, springfield', at, at
  from person;

create temp table machine as
select s.company_id, n as number, pg_temp.id(now() - interval '4 years', s.name || ' printer ' || n) as id
  from shop s
 cross join generate_series(1, s.printers) n;
insert into printer (company_id, id, number, name, name_key, model_id, status, search_text, location)
select m.company_id, m.id, m.number, 'Printer ' || m.number, 'printer ' || m.number,
       (select p.id from printer_spec p where p.duplicate_of is null order by p.name_key, p.id limit 1),
       (array ['ready', 'printing', 'printing', 'needs_clearing', 'maintenance', 'offline', 'retired'])[1 + m.number % 7],
       'printer ' || m.number || ' hall ' || m.number % 5, 'Hall ' || m.number % 5
  from machine m;

-- A kilogram for each 30 pieces or so; all but the newest are used up.
create temp table reel as
select s.company_id, s.account_id, s.orders / 10 + 3 as amount, n as number,
       pg_temp.id(pg_temp.at(n, s.orders / 10 + 3), s.name || ' spool ' || n) as id,
       pg_temp.at(n, s.orders / 10 + 3) as at, n <= (s.orders / 10 + 3) * 0.9 as used_up
  from shop s
 cross join generate_series(1, s.orders / 10 + 3) n;
insert into spool (company_id, id, number, filament_id, net_weight_g, tare_weight_g, remaining_g, price, currency, supplier, lot, location,
                   status, low_threshold_g, search_text, created_at, updated_at)
select r.company_id, r.id, r.number, f.ids[1 + r.number % cardinality(f.ids)], 1000, 200, case when r.used_up then 0 else 10 * (r.number % 100) end, 25,
       'EUR', 'Dealer ' || r.number % 7, 'LOT-' || r.number, 'Shelf ' || r.number % 40,
       case when r.used_up and r.number % 10 <> 0 then 'archived' when r.used_up then 'empty' when r.number % 3 = 0 then 'in_use' else 'sealed' end, 100,
       'lot-' || r.number || E'\ndealer ' || r.number % 7 || E'\nshelf ' || r.number % 40, r.at, r.at
  from reel r
 cross join (select array_agg(id) as ids from (select id from filament_spec where duplicate_of is null order by name_key, id limit 60) f) f;

insert into stock_threshold (company_id, filament_id, low_threshold_g)
select company_id, filament_id, 2000 from spool where number % 3 = 0 and company_id in (select company_id from shop) group by company_id, filament_id;

-- The newest are at work, the others have ended.
create temp table sale as
select s.company_id, s.account_id, s.name as shop, s.customers, s.orders, s.printers, o as number, pg_temp.at(o, s.orders) as at,
       pg_temp.id(pg_temp.at(o, s.orders), s.name || ' order ' || o) as id,
       case when s.orders - o < 3000 and s.orders - o < s.orders / 10
            then (array ['draft', 'confirmed', 'confirmed', 'in_production', 'in_production', 'in_production', 'ready', 'shipped', 'on_hold', 'completed'])
                        [1 + o % 10]
            when o % 25 = 0 then 'cancelled'
            when s.orders - o < 6000 and o % 4 = 0 then 'shipped'
            else 'completed' end as status
  from shop s
 cross join generate_series(1, s.orders) o;
insert into sales_order (company_id, id, number, customer_id, customer_number, status, held_from, cancel_reason, source, source_key, source_reference,
                         source_reference_key, due_on, currency, shipping_address, notes, total, search_text, version, created_at, updated_at)
select o.company_id, o.id, o.number, c.id, c.number, o.status, case o.status when 'on_hold' then 'confirmed' end,
       case o.status when 'cancelled' then 'the customer changed their mind' end, 'webshop', 'webshop', 'WS-' || 100000 + o.number,
       'ws-' || 100000 + o.number, (o.at + interval '14 days')::date, 'EUR', o.number || ' Market Street, Springfield', 'Please wrap it well.', 37.50,
       'ws-' || 100000 + o.number || E'\nplease wrap it well.\n'
           || (select string_agg(case when o.number = o.orders / 3 then 'quetzal feather' else t.name end || ' in size ' || (o.number + t.place) % 90
                                 || E'\n' || replace(t.name, ' ', '_') || '_v' || o.number % 7 || '.3mf', E'\n')
                 from unnest(array ['bracket for a shelf', 'planetary gear', 'dragon figurine']) with ordinality t (name, place)),
       4, o.at, o.at
  from sale o
  join person c on c.company_id = o.company_id and c.number = 1 + (o.number::bigint * 7919) % o.customers;
insert into order_customer (company_id, order_id, name, name_key, email)
select o.company_id, o.id, c.name, c.name_key, c.email
  from sale o
  join sales_order s on s.company_id = o.company_id and s.id = o.id
  join customer c on c.company_id = s.company_id and c.id = s.customer_id
 where o.status not in ('draft', 'cancelled');

create temp table part as
select o.company_id, o.shop, o.printers, o.id as order_id, o.at, o.number as order_number, o.status, l as position,
       case when (o.number + l) % 3 = 0 then 3 else 1 end as quantity,
       pg_temp.id(o.at, o.shop || ' line ' || o.number || ' ' || l) as id
  from sale o
 cross join generate_series(1, 1 + o.number % 5) l;
insert into order_line (company_id, id, order_id, position, description, quantity, unit_price, part_file)
select company_id, id, order_id, position,
       (array ['Bracket for a shelf', 'Planetary gear', 'Dragon figurine', 'Vase', 'Cable clip'])[position] || ' in size ' || order_number % 90, quantity, 2.50,
       'part_' || position || '.3mf'
  from part;
insert into order_move (company_id, id, order_id, from_status, to_status, account_id, account_name, at)
select o.company_id, pg_temp.id(o.at + m.after, o.shop || ' move ' || o.number || m.to_status), o.id, m.from_status, m.to_status, o.account_id,
       'Ada', o.at + m.after
  from sale o
  join (values ('draft', 'confirmed', interval '1 hour'), ('confirmed', 'in_production', interval '2 days'), ('in_production', 'ready', interval '4 days'),
               ('ready', 'shipped', interval '5 days')) m (from_status, to_status, after) on o.status in ('shipped', 'completed');

-- Every fiftieth failed and was made again; what replaces it has a number behind those of the others.
create temp table copy as
select p.company_id, p.shop, p.order_id, p.id as line_id, p.at, c as copy, r.id as spool_id,
       m.id as printer_id,
       row_number() over (partition by p.company_id order by p.order_number, p.position, c)::integer as number,
       pg_temp.id(p.at, p.shop || ' piece ' || p.order_number || ' ' || p.position || ' ' || c) as id,
       case p.status when 'completed' then 'shipped' when 'shipped' then 'shipped' when 'ready' then 'packed' when 'cancelled' then 'planned'
                     when 'in_production' then (array ['queued', 'printing', 'printed', 'post_processing', 'qc', 'good'])[1 + (p.order_number + c) % 6]
                     else 'planned' end as status, p.status as order_status
  from part p
  join reel r on r.company_id = p.company_id and r.number = 1 + p.order_number / 10
 cross join generate_series(1, p.quantity) c
  join machine m on m.company_id = p.company_id and m.number = 1 + (p.order_number + c) % p.printers
 where p.status <> 'draft';
insert into piece (company_id, id, number, order_id, line_id, copy, status, printer_id, spool_id, grams, minutes, reason, version, created_at, updated_at)
select company_id, id, number, order_id, line_id, copy, case when number % 50 = 0 and status = 'shipped' then 'failed' else status end,
       case when status not in ('planned', 'queued') then printer_id end, case when status not in ('planned', 'queued') then spool_id end, 20 + number % 40,
       60, case when number % 50 = 0 and status = 'shipped' then 'warped' end, 5, at, at
  from copy;
insert into piece (company_id, id, number, order_id, line_id, copy, status, printer_id, spool_id, grams, minutes, remake_of, version, created_at, updated_at)
select c.company_id, pg_temp.id(c.at + interval '1 day', 'remake ' || c.id), t.amount + c.number / 50, c.order_id, c.line_id, c.copy, 'shipped', c.printer_id,
       c.spool_id, 30, 60, c.id, 5, c.at, c.at
  from copy c
  join (select company_id, count(*) as amount from copy group by company_id) t on t.company_id = c.company_id
 where c.number % 50 = 0 and c.status = 'shipped';
insert into piece_spool (company_id, piece_id, spool_id, position, grams)
select company_id, id, spool_id, 1, grams from piece where spool_id is not null and company_id in (select company_id from shop);

insert into piece_move (company_id, id, piece_id, from_status, to_status, account_id, account_name, at)
select c.company_id, pg_temp.id(c.at + m.after, 'move ' || m.to_status || c.id), c.id, m.from_status, m.to_status, s.account_id, 'Ada', c.at + m.after
  from copy c
  join shop s on s.company_id = c.company_id
 cross join (values ('queued', 'printing', interval '3 days'), ('packed', 'shipped', interval '5 days')) m (from_status, to_status, after)
 where c.status = 'shipped';
insert into spool_event (company_id, id, spool_id, kind, grams, delta_g, remaining_g, piece_id, account_id, account_name, at)
select c.company_id, pg_temp.id(c.at + interval '3 days', 'event ' || c.id), c.spool_id, 'consumed', 20 + c.number % 40, -20 - c.number % 40, 500, c.id,
       s.account_id, 'Ada', c.at + interval '3 days'
  from copy c
  join shop s on s.company_id = c.company_id
 where c.status = 'shipped';

-- The trail: each customer and order added, each order moved, each piece shipped.
insert into audit_entry (company_id, id, at, account_id, action, record_type, record_id, changes)
select e.company_id, pg_temp.id(e.at, e.action || e.id), e.at, e.account_id, e.action, e.record_type, e.id, '{"status": {"from": null, "to": "active"}}'
  from (select company_id, account_id, 'added' as action, 'customer' as record_type, id, at from person
        union all
        select company_id, account_id, 'added', 'order', id, at from sale
        union all
        select company_id, account_id, 'moved', 'order', id, at + interval '1 hour' from sale
        union all
        select c.company_id, s.account_id, 'moved', 'piece', c.id, c.at + interval '3 days' from copy c join shop s on s.company_id = c.company_id) e;

insert into company_counter (company_id, kind, last_number)
select company_id, 'customer', max(number) from customer where company_id in (select company_id from shop) group by company_id
union all
select company_id, 'printer', max(number) from printer where company_id in (select company_id from shop) group by company_id
union all
select company_id, 'spool', max(number) from spool where company_id in (select company_id from shop) group by company_id
union all
select company_id, 'sales_order', max(number) from sales_order where company_id in (select company_id from shop) group by company_id
union all
select company_id, 'piece', max(number) from piece where company_id in (select company_id from shop) group by company_id;
insert into state_count (company_id, kind, state, amount)
select company_id, 'sales_order', status, count(*) from sale group by company_id, status
union all
select p.company_id, 'piece', p.status, count(*)
  from piece p
  join sale o on o.company_id = p.company_id and o.id = p.order_id
 where o.status <> 'cancelled'
 group by p.company_id, p.status;

-- As the writing of each record files it; the index is made anew, which is quicker than row by row.
drop index gate.searched_by_gram;
insert into gate.searched (company_id, kind, record_id, text)
select company_id, 'customer', id, U&'\2116' || number || U&'\2116' || search_text from customer where company_id in (select company_id from shop)
union all
select company_id, 'sales_order', id, U&'\2116' || number || U&'\2116' || search_text from sales_order where company_id in (select company_id from shop)
union all
select company_id, 'order_customer', order_id, name_key from order_customer where company_id in (select company_id from shop);
create index searched_by_gram on gate.searched using gin (gate.grams(company_id, kind, text)) with (fastupdate = off);
alter index gate.searched_by_gram alter column 1 set statistics 0;

drop table shop, person, machine, reel, sale, part, copy;
set session_replication_role = origin;
