set role perimeter_owner;

-- What a customer ordered, from the first draft to the end. The states and what may follow them stand in OrderState.
create table sales_order
(
    company_id           uuid          not null references company,
    id                   uuid          not null,
    number               bigint        not null check (number > 0),
    customer_id          uuid          not null,
    -- Who may not view customers is told the number alone; it never changes.
    customer_number      bigint        not null check (customer_number > 0),
    status               text          not null default 'draft' check (status in ('draft', 'confirmed', 'in_production', 'ready', 'shipped',
        'completed', 'on_hold', 'cancelled')),
    -- Where an order on hold came from, and returns to.
    held_from            text check (held_from in ('confirmed', 'in_production', 'ready')),
    cancel_reason        text check (length(cancel_reason) between 1 and 500),
    source               text          not null default 'manual' check (length(source) between 1 and 50),
    source_key           text          not null default 'manual' collate "C" check (length(source_key) between 1 and 100),
    source_reference     text check (length(source_reference) between 1 and 100),
    source_reference_key text collate "C" check (length(source_reference_key) between 1 and 200),
    priority             text          not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
    due_on               date check (due_on between '2000-01-01' and '2999-12-31'),
    currency             text          not null check (currency ~ '^[A-Z]{3}$'),
    billing_address      text check (length(billing_address) between 1 and 500),
    shipping_address     text check (length(shipping_address) between 1 and 500),
    notes                text check (length(notes) between 1 and 5000),
    total                numeric(14, 2) not null check (total >= 0),
    -- What a search looks into: outside reference, line texts and notes, as spec 3.4 compares them.
    search_text          text          not null collate "C" check (length(search_text) <= 200000),
    version              bigint        not null default 1,
    created_at           timestamptz   not null default now(),
    updated_at           timestamptz   not null default now(),

    primary key (company_id, id),
    constraint order_number_taken unique (company_id, number) include (id),
    -- An order that a shop system sends twice arrives once. Without a reference there is nothing to compare.
    constraint order_source_reference_taken unique (company_id, source_key, source_reference_key),
    constraint customer_id_unknown foreign key (company_id, customer_id) references customer (company_id, id),
    constraint held_from_somewhere check ((status = 'on_hold') = (held_from is not null)),
    constraint cancelled_with_reason check ((status = 'cancelled') = (cancel_reason is not null)),
    constraint reference_has_key check ((source_reference is null) = (source_reference_key is null))
);

-- One for each order of lists: what else is asked for is looked up row by row. As with customers, the id is included and not searched by.
create index order_by_status on sales_order (company_id, status, number) include (id);
create index order_by_status_due on sales_order (company_id, status, due_on, number) include (id);
create index order_by_customer on sales_order (company_id, customer_id, number);
create index order_by_due on sales_order (company_id, due_on, number) include (id);

create table order_line
(
    company_id  uuid    not null references company,
    id          uuid    not null,
    order_id    uuid    not null,
    position    bigint  not null check (position between 1 and 200),
    description text    not null check (length(description) between 1 and 500),
    quantity    bigint  not null check (quantity between 1 and 1000),
    unit_price  numeric(14, 2) check (unit_price >= 0),
    filament_id uuid,
    part_file   text check (length(part_file) between 1 and 500),

    primary key (company_id, id),
    constraint order_line_position_taken unique (company_id, order_id, position),
    foreign key (company_id, order_id) references sales_order (company_id, id),
    constraint filament_id_unknown foreign key (filament_id) references filament_spec
);

create index order_line_by_filament on order_line (filament_id, company_id) where filament_id is not null;

-- Every move of an order from state to state; nobody changes or removes one.
create table order_move
(
    company_id  uuid        not null references company,
    id          uuid        not null,
    order_id    uuid        not null,
    from_status text        not null,
    to_status   text        not null,
    reason      text check (length(reason) between 1 and 500),
    account_id  uuid        not null references account,
    -- As it was then: who left the company is still named in its history.
    account_name text       not null,
    -- When it happened, not when the transaction began to wait for it.
    at          timestamptz not null default clock_timestamp(),

    primary key (company_id, id),
    foreign key (company_id, order_id) references sales_order (company_id, id)
);

create index order_move_by_order on order_move (company_id, order_id, at, id);

alter table sales_order enable row level security;
alter table sales_order force row level security;
alter table order_line enable row level security;
alter table order_line force row level security;
alter table order_move enable row level security;
alter table order_move force row level security;

create policy order_view on sales_order for select to perimeter_app using (company_id = gate.company('orders_view'));
create policy order_add on sales_order for insert to perimeter_app with check (company_id = gate.company('orders_act'));
create policy order_act on sales_order to perimeter_gate
    using (company_id = gate.company('orders_act')) with check (company_id = gate.company('orders_act'));
create policy line_view on order_line for select to perimeter_app using (company_id = gate.company('orders_view'));
create policy line_add on order_line for insert to perimeter_app with check (company_id = gate.company('orders_act'));
create policy line_act on order_line to perimeter_gate
    using (company_id = gate.company('orders_act')) with check (company_id = gate.company('orders_act'));
create policy move_view on order_move for select to perimeter_app using (company_id = gate.company('orders_view'));
create policy move_act on order_move to perimeter_gate
    using (company_id = gate.company('orders_act')) with check (company_id = gate.company('orders_act'));

-- Who may order for a customer need not be allowed to view one: the functions of orders look up the number, and nothing else.
create policy customer_of_order on customer for select to perimeter_gate using (company_id = gate.company('orders_act'));

grant select,
    insert (company_id, id, number, customer_id, customer_number, source, source_key, source_reference, source_reference_key, priority, due_on,
            currency, billing_address, shipping_address, notes, total, search_text) on sales_order to perimeter_app;
grant select, delete,
    update (customer_id, customer_number, status, held_from, cancel_reason, source, source_key, source_reference, source_reference_key, priority,
            due_on, currency, billing_address, shipping_address, notes, total, search_text, version, updated_at) on sales_order to perimeter_gate;
grant select,
    insert (company_id, id, order_id, position, description, quantity, unit_price, filament_id, part_file) on order_line to perimeter_app;
grant select, delete,
    insert (company_id, id, order_id, position, description, quantity, unit_price, filament_id, part_file) on order_line to perimeter_gate;
grant select on order_move to perimeter_app;
grant select, insert (company_id, id, order_id, from_status, to_status, reason, account_id, account_name) on order_move to perimeter_gate;
reset role;
