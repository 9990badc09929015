set role perimeter_owner;

-- The few tables that all companies share. Text in a ..._key column is in the form in which names are compared (spec 3.4); it is made
-- by dev.perimeter.web.Key, so that it does not depend on the server's collations.

create table account
(
    id           uuid primary key,
    email        text        not null check (length(email) between 3 and 254),
    email_key    text        not null collate "C" check (length(email_key) between 3 and 400),
    display_name text        not null check (length(display_name) between 2 and 100),
    last_company uuid,
    created_at   timestamptz not null default now(),

    constraint email_taken unique (email_key)
);

create table company
(
    id            uuid primary key,
    name          text        not null check (length(name) between 2 and 100),
    name_key      text        not null collate "C" check (length(name_key) between 1 and 400),
    industry      text        not null check (length(industry) between 1 and 100),
    size          text        not null check (size in ('1', '2-10', '11-50', '51-200', '201-500', '501+')),
    city          text        not null check (length(city) between 1 and 100),
    currency      text        not null check (currency ~ '^[A-Z]{3}$'),
    timezone      text        not null default 'UTC' check (length(timezone) between 1 and 64),
    owner_account uuid        not null references account,
    version       bigint      not null default 1,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),

    -- Spec 4.3. The constraint's name is the problem that it prevents.
    constraint company_name_taken unique (owner_account, name_key)
);

alter table account
    add constraint account_last_company foreign key (last_company) references company;

-- Spec 5: who belongs to a company, and what they may do there.
create table membership
(
    company_id         uuid        not null references company,
    account_id         uuid        not null references account,
    role               text        not null check (role in ('owner', 'staff')),
    orders_view        boolean     not null default false,
    orders_act         boolean     not null default false,
    customers_view     boolean     not null default false,
    customers_act      boolean     not null default false,
    assets_view        boolean     not null default false,
    assets_act         boolean     not null default false,
    invites_send       boolean     not null default false,
    permissions_manage boolean     not null default false,
    -- The same as bits, and "owner" as the ninth: what gate.enter seals.
    held               bigint      not null generated always as (
        orders_view::int + orders_act::int * 2 + customers_view::int * 4 + customers_act::int * 8 + assets_view::int * 16
        + assets_act::int * 32 + invites_send::int * 64 + permissions_manage::int * 128 + (role = 'owner')::int * 256) stored,
    joined_at          timestamptz not null default now(),
    invited_by         uuid references account,
    version            bigint      not null default 1,

    -- Spec 5.2: the same account is no member twice.
    constraint already_member primary key (company_id, account_id),
    -- Spec 6.3: owners hold all eight.
    constraint owner_holds_all check (role <> 'owner' or (orders_view and orders_act and customers_view and customers_act
        and assets_view and assets_act and invites_send and permissions_manage))
);

-- Spec 5.2: a company never has more than one owner.
create unique index one_owner on membership (company_id) where role = 'owner';
create index membership_of_account on membership (account_id, company_id);

-- Consecutive numbers, each company its own (spec 1.5): a row of the company is locked, nothing global is counted.
create table company_counter
(
    company_id  uuid    not null references company,
    kind        text    not null check (kind in ('customer', 'printer', 'spool', 'sales_order', 'piece')),
    last_number integer not null check (last_number > 0),

    primary key (company_id, kind)
);

alter table account enable row level security;
alter table account force row level security;
alter table company enable row level security;
alter table company force row level security;
alter table membership enable row level security;
alter table membership force row level security;
alter table company_counter enable row level security;
alter table company_counter force row level security;

-- perimeter_gate logs in nowhere: its rights are exercised by the functions of schema gate alone.
create policy gate_all on account to perimeter_gate using (true) with check (true);
create policy gate_all on company to perimeter_gate using (true) with check (true);
create policy gate_all on membership to perimeter_gate using (true) with check (true);
grant select, references, insert (id, email, email_key, display_name), update (last_company) on account to perimeter_gate;
grant select, references, insert (id, name, name_key, industry, size, city, currency, timezone, owner_account),
    update (owner_account) on company to perimeter_gate;
grant select, insert on membership to perimeter_gate;

reset role;
