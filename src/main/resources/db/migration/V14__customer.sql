set role perimeter_owner;

create table customer
(
    company_id       uuid        not null references company,
    id               uuid        not null,
    number           bigint      not null check (number > 0),
    name             text        not null check (length(name) between 2 and 200),
    name_key         text        not null collate "C" check (length(name_key) between 1 and 800),
    kind             text        not null default 'person' check (kind in ('person', 'company')),
    contact_name     text check (length(contact_name) between 1 and 200),
    email            text check (length(email) between 3 and 254),
    email_key        text collate "C" check (length(email_key) between 3 and 400),
    phone            text check (length(phone) between 1 and 50),
    billing_address  text check (length(billing_address) between 1 and 500),
    shipping_address text check (length(shipping_address) between 1 and 500),
    tax_id           text check (length(tax_id) between 1 and 50),
    tags             text[]      not null default '{}' check (cardinality(tags) <= 20),
    notes            text check (length(notes) between 1 and 5000),
    status           text        not null default 'active' check (status in ('active', 'inactive')),
    version          bigint      not null default 1,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),

    -- Company first: other tables point at (company_id, id), so that a link can never cross companies.
    primary key (company_id, id),
    constraint customer_number_taken unique (company_id, number),
    constraint customer_email_taken unique (company_id, email_key),
    constraint customer_email_has_key check ((email is null) = (email_key is null))
);

-- The order of lists, and of those of one status. The id is included, so that a list is read in its order, from the index alone, and not searched
-- by: it is looked up in the primary key (docs/decisions/0007-search.md).
create index customer_by_name on customer (company_id, name_key, number) include (id);
create index customer_by_status on customer (company_id, status, name_key, number) include (id);

alter table customer enable row level security;
alter table customer force row level security;
create policy customer_view on customer for select to perimeter_app using (company_id = gate.company('customers_view'));
create policy customer_add on customer for insert to perimeter_app with check (company_id = gate.company('customers_act'));
create policy customer_act on customer to perimeter_gate
    using (company_id = gate.company('customers_act')) with check (company_id = gate.company('customers_act'));

-- The application reads and adds. It changes and removes through the functions below: an UPDATE with a WHERE clause would need the right to
-- view, which who may act need not have (spec 6.2), and a right to DELETE would be one to LOCK TABLE against everybody.
grant select,
    insert (company_id, id, number, name, name_key, kind, contact_name, email, email_key, phone, billing_address, shipping_address, tax_id,
            tags, notes, status) on customer to perimeter_app;
grant select, delete,
    update (name, name_key, kind, contact_name, email, email_key, phone, billing_address, shipping_address, tax_id, tags, notes, status,
            version, updated_at) on customer to perimeter_gate;
reset role;

set role perimeter_gate;

-- The customer that the request names, locked until the transaction ends; none where this transaction may not act on customers.
create function gate.customer_to_change(company uuid, customer uuid) returns setof public.customer
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select c.company_id, c.id, c.number, c.name, c.name_key, c.kind, c.contact_name, c.email, c.email_key, c.phone, c.billing_address,
               c.shipping_address, c.tax_id, c.tags, c.notes, c.status, c.version, c.created_at, c.updated_at
          from public.customer c
         where c.company_id = company
           -- Other rights open rows of customers to the gate as well: an order names one.
           and c.company_id = gate.company('customers_act')
           and c.id = customer
           for update;
end
$$;

create function gate.change_customer(company uuid, customer uuid, name text, name_key text, kind text, contact_name text, email text,
    email_key text, phone text, billing_address text, shipping_address text, tax_id text, tags text[], notes text, status text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update public.customer c
       set name = change_customer.name, name_key = change_customer.name_key, kind = change_customer.kind,
           contact_name = change_customer.contact_name, email = change_customer.email, email_key = change_customer.email_key,
           phone = change_customer.phone, billing_address = change_customer.billing_address,
           shipping_address = change_customer.shipping_address, tax_id = change_customer.tax_id, tags = change_customer.tags,
           notes = change_customer.notes, status = change_customer.status, version = c.version + 1, updated_at = now()
     where c.company_id = company
       and c.id = customer;
end
$$;

create function gate.remove_customer(company uuid, customer uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.customer c where c.company_id = company and c.id = customer;
    if found then
        perform gate.unfile(company, 'customer', customer);
    end if;
exception when foreign_key_violation then
    -- The same violation of another statement says that what it names is not there.
    raise exception 'in_use' using errcode = 'PR409';
end
$$;

reset role;
grant execute on function gate.customer_to_change(uuid, uuid), gate.remove_customer(uuid, uuid),
    gate.change_customer(uuid, uuid, text, text, text, text, text, text, text, text, text, text, text[], text, text) to perimeter_app;
