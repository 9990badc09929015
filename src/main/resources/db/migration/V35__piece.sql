set role perimeter_owner;

-- One physical printed copy of an order line. The states and what may follow them stand in PieceState.
create table piece
(
    company_id uuid          not null references company,
    id         uuid          not null,
    number     bigint        not null check (number > 0),
    order_id   uuid          not null,
    line_id    uuid          not null,
    -- Which of the line's copies it is; a remake has the number of the piece that it replaces.
    copy       bigint        not null check (copy between 1 and 1000),
    status     text          not null default 'planned' check (status in ('planned', 'queued', 'printing', 'printed', 'post_processing', 'qc',
        'good', 'packed', 'shipped', 'failed', 'rejected', 'scrapped')),
    printer_id uuid,
    spool_id   uuid,
    -- Expected until the print ends, used from then on.
    grams      numeric(9, 2) check (grams between 0 and 50000),
    minutes    bigint  check (minutes between 0 and 100000),
    -- What the filament cost, in the company's currency at that time.
    cost       numeric(14, 2) check (cost >= 0),
    -- Why it was lost.
    reason     text check (length(reason) between 1 and 500),
    notes      text check (length(notes) between 1 and 5000),
    remake_of  uuid,
    version    bigint        not null default 1,
    created_at timestamptz   not null default now(),
    updated_at timestamptz   not null default now(),

    primary key (company_id, id),
    constraint piece_number_taken unique (company_id, number),
    -- A lost piece is made again once.
    constraint already_remade unique (company_id, remake_of),
    foreign key (company_id, order_id) references sales_order (company_id, id),
    foreign key (company_id, line_id) references order_line (company_id, id),
    foreign key (company_id, remake_of) references piece (company_id, id),
    constraint printer_id_unknown foreign key (company_id, printer_id) references printer (company_id, id),
    constraint spool_id_unknown foreign key (company_id, spool_id) references spool (company_id, id),
    constraint printing_somewhere check (status <> 'printing' or printer_id is not null),
    constraint lost_with_reason check ((status in ('failed', 'rejected', 'scrapped')) = (reason is not null))
);

create index piece_by_order on piece (company_id, order_id, number);
create index piece_by_line on piece (company_id, line_id, status);
create index piece_by_status on piece (company_id, status, number);
create index piece_by_printer on piece (company_id, printer_id, number);
create index piece_by_printer_status on piece (company_id, printer_id, status, number);
create index piece_by_spool on piece (company_id, spool_id, number);

-- Every move of a piece from state to state; nobody changes or removes one.
create table piece_move
(
    company_id  uuid        not null references company,
    id          uuid        not null,
    piece_id    uuid        not null,
    from_status text        not null,
    to_status   text        not null,
    reason      text check (length(reason) between 1 and 500),
    account_id  uuid        not null references account,
    -- As it was then: who left the company is still named in its history.
    account_name text       not null,
    -- When it happened, not when the transaction began to wait for it.
    at          timestamptz not null default clock_timestamp(),

    primary key (company_id, id),
    foreign key (company_id, piece_id) references piece (company_id, id)
);

create index piece_move_by_piece on piece_move (company_id, piece_id, at, id);
create index piece_move_by_time on piece_move (company_id, to_status, at);

-- A print that ended took its filament from the spool that the piece names.
alter table spool_event add foreign key (company_id, piece_id) references piece (company_id, id);

alter table piece enable row level security;
alter table piece force row level security;
alter table piece_move enable row level security;
alter table piece_move force row level security;

create policy piece_view on piece for select to perimeter_app using (company_id = gate.company('orders_view'));
create policy piece_add on piece for insert to perimeter_app with check (company_id = gate.company('orders_act'));
create policy piece_act on piece to perimeter_gate
    using (company_id = gate.company('orders_act')) with check (company_id = gate.company('orders_act'));
create policy move_view on piece_move for select to perimeter_app using (company_id = gate.company('orders_view'));
create policy move_act on piece_move to perimeter_gate
    using (company_id = gate.company('orders_act')) with check (company_id = gate.company('orders_act'));

grant select, insert (company_id, id, number, order_id, line_id, copy, remake_of) on piece to perimeter_app;
grant select, update (status, printer_id, spool_id, grams, minutes, cost, reason, notes, version, updated_at) on piece to perimeter_gate;
grant select on piece_move to perimeter_app;
grant select, insert (company_id, id, piece_id, from_status, to_status, reason, account_id, account_name) on piece_move to perimeter_gate;
reset role;
