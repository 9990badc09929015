-- The customer of an order as they were when it was confirmed (spec 12.8). A table of its own, because it takes the right to view customers too.
set role perimeter_owner;

create table order_customer
(
    company_id       uuid not null references company,
    order_id         uuid not null,
    name             text not null check (length(name) between 1 and 200),
    -- As customer.name_key has it.
    name_key         text not null collate "C" check (length(name_key) between 1 and 800),
    contact_name     text check (length(contact_name) between 1 and 200),
    email            text check (length(email) between 3 and 254),
    phone            text check (length(phone) between 1 and 50),
    billing_address  text check (length(billing_address) between 1 and 500),
    shipping_address text check (length(shipping_address) between 1 and 500),

    primary key (company_id, order_id),
    foreign key (company_id, order_id) references sales_order (company_id, id)
);

alter table order_customer enable row level security;
alter table order_customer force row level security;
create policy order_customer_view on order_customer for select to perimeter_app
    using (company_id = gate.company('orders_view') and company_id = gate.company('customers_view'));
create policy order_customer_act on order_customer to perimeter_gate
    using (company_id = gate.company('orders_act')) with check (company_id = gate.company('orders_act'));
grant select on order_customer to perimeter_app;
grant select, delete,
    insert (company_id, order_id, name, name_key, contact_name, email, phone, billing_address, shipping_address) on order_customer to perimeter_gate;

-- What was confirmed before keeps the customer as they are now: nobody knows how they were.
alter table customer no force row level security;
alter table sales_order no force row level security;
alter table order_move no force row level security;
alter table order_customer no force row level security;
insert into order_customer (company_id, order_id, name, name_key, contact_name, email, phone, billing_address, shipping_address)
select o.company_id, o.id, c.name, c.name_key, c.contact_name, c.email, c.phone, c.billing_address, c.shipping_address
  from sales_order o
  join customer c on c.company_id = o.company_id and c.id = o.customer_id
 where o.status <> 'draft'
   and exists (select from order_move m where m.company_id = o.company_id and m.order_id = o.id and m.to_status = 'confirmed');
reset role;

-- What such orders are found by, beside their own texts: who may not view customers finds nothing by it.
set role perimeter_gate;
alter table gate.searched drop constraint searched_kind_check;
alter table gate.searched add constraint searched_kind_check check (kind in ('customer', 'sales_order', 'order_customer'));
grant insert (company_id, kind, record_id, text) on gate.searched to perimeter_owner;
grant execute on function gate.grams(uuid, text, text) to perimeter_owner;
reset role;
set role perimeter_owner;
insert into gate.searched (company_id, kind, record_id, text)
select company_id, 'order_customer', order_id, name_key from order_customer;
alter table customer force row level security;
alter table sales_order force row level security;
alter table order_move force row level security;
alter table order_customer force row level security;
reset role;

set role perimeter_gate;
revoke insert (company_id, kind, record_id, text) on gate.searched from perimeter_owner;
revoke execute on function gate.grams(uuid, text, text) from perimeter_owner;

-- The order is being confirmed: its customer stays with it as they are now.
create function gate.keep_order_customer(company uuid, sales_order uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    insert into public.order_customer (company_id, order_id, name, name_key, contact_name, email, phone, billing_address, shipping_address)
    select company, o.id, c.name, c.name_key, c.contact_name, c.email, c.phone, c.billing_address, c.shipping_address
      from public.sales_order o
      join public.customer c on c.company_id = company and c.id = o.customer_id
     where o.company_id = company
       and o.company_id = gate.company('orders_act')
       and o.id = sales_order;
    insert into gate.searched (company_id, kind, record_id, text)
    select company, 'order_customer', k.order_id, k.name_key
      from public.order_customer k
     where k.company_id = company
       and k.order_id = sales_order;
end
$$;

-- The order is no longer confirmed.
create function gate.drop_order_customer(company uuid, sales_order uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.order_customer k where k.company_id = company and k.order_id = sales_order;
    if found then
        perform gate.unfile(company, 'order_customer', sales_order);
    end if;
end
$$;

-- The orders that keep a name with all of these words in it, if this transaction may view both orders and customers: see gate.found.
create function gate.found_by_kept_name(company uuid, words text[]) returns uuid[]
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off
as $$
declare
    wanted bigint[];
begin
    if (company = gate.company('orders_view') and company = gate.company('customers_view')) is not true then
        return '{}';
    end if;
    select array_agg(distinct g.gram) into wanted
      from unnest(words) w (word)
     cross join unnest(gate.grams(company, 'order_customer', w.word)) g (gram);
    if wanted is null then
        return '{}';
    end if;
    return array(
        select s.record_id
          from gate.searched s
         where gate.grams(s.company_id, s.kind, s.text) @> wanted
           and s.company_id = company
           and s.kind = 'order_customer'
           and not exists (select from unnest(words) w (word) where position(w.word in s.text) = 0));
end
$$;

reset role;
grant execute on function gate.keep_order_customer(uuid, uuid), gate.drop_order_customer(uuid, uuid), gate.found_by_kept_name(uuid, text[])
    to perimeter_app;
