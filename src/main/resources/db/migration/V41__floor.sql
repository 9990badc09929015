-- What went wrong on the floor can be put right (spec 12): moves keep what was there before them, a print takes from several spools, and what
-- somebody set about a printer outlives the print.
set role perimeter_owner;

-- Steps that the company does without, by the state of a piece in them (spec 12.10).
alter table company add column skipped_steps text[] not null default '{}'
    check (skipped_steps <@ array['post_processing', 'qc', 'packed'] and array_position(skipped_steps, null) is null);
grant select (skipped_steps), update (skipped_steps) on company to perimeter_app;

-- What the printer was before its print began, which it is again afterwards where that was no state to print in; and when somebody last set
-- the state by hand: an undone print changes nothing that was set since.
alter table printer
    add column before_print text check (before_print in ('ready', 'needs_clearing', 'maintenance', 'offline', 'retired')),
    add column status_set_at timestamptz;
grant update (before_print, status_set_at) on printer to perimeter_gate;

alter table piece
    drop constraint piece_status_check,
    drop constraint lost_with_reason,
    add constraint piece_status_check check (status in ('planned', 'queued', 'printing', 'printed', 'post_processing', 'qc', 'good', 'packed',
        'shipped', 'returned', 'failed', 'rejected', 'scrapped', 'withdrawn')),
    add constraint lost_with_reason check (case when status = 'withdrawn' then true
        else (status in ('returned', 'failed', 'rejected', 'scrapped')) = (reason is not null) end),
    add column print_ended_at timestamptz,
    -- Of a cancelled order, and not being printed: nobody works on it, and no list or count has it.
    add column dropped boolean not null default false;
grant update (print_ended_at, dropped, remake_of) on piece to perimeter_gate;

-- What a piece is printed from: expected until the print ends, used from then on. The piece itself names the spool where it is one, and the sum.
create table piece_spool
(
    company_id uuid   not null references company,
    piece_id   uuid   not null,
    spool_id   uuid   not null,
    position   bigint not null check (position between 1 and 20),
    grams      numeric(9, 2) check (grams between 0 and 50000),

    primary key (company_id, piece_id, spool_id),
    constraint piece_spool_position_taken unique (company_id, piece_id, position),
    foreign key (company_id, piece_id) references piece (company_id, id),
    constraint spool_id_unknown foreign key (company_id, spool_id) references spool (company_id, id)
);

create index piece_spool_by_spool on piece_spool (company_id, spool_id, piece_id);

alter table piece_spool enable row level security;
alter table piece_spool force row level security;
create policy piece_view on piece_spool for select to perimeter_app using (company_id = gate.company('orders_view'));
create policy piece_act on piece_spool to perimeter_gate
    using (company_id = gate.company('orders_act')) with check (company_id = gate.company('orders_act'));
grant select on piece_spool to perimeter_app;
grant select, delete, insert (company_id, piece_id, spool_id, position, grams) on piece_spool to perimeter_gate;

-- A move is a step that can be taken back while it is the last one: what was there before, and what belongs to the same act. The undoing is a
-- move of its own that names what it undoes; nothing is deleted, and nothing undone twice.
alter table piece_move
    add column kind text not null default 'moved' check (kind in ('moved', 'corrected', 'remade', 'withdrawn', 'undone')),
    add column act uuid,
    add column undoes uuid,
    add column before jsonb check (length(before::text) <= 10000),
    -- What did not fit, and was done all the same.
    add column override text[] check (cardinality(override) between 1 and 20),
    add foreign key (company_id, undoes) references piece_move (company_id, id);
alter table order_move
    add column kind text not null default 'moved' check (kind in ('moved', 'followed', 'closed_short', 'undone')),
    add column act uuid,
    add column undoes uuid,
    add column before jsonb check (length(before::text) <= 100000),
    -- The piece that led the order here.
    add column piece_id uuid,
    add foreign key (company_id, undoes) references order_move (company_id, id),
    add foreign key (company_id, piece_id) references piece (company_id, id);
create unique index piece_move_undone on piece_move (company_id, undoes) where undoes is not null;
create unique index order_move_undone on order_move (company_id, undoes) where undoes is not null;
create index order_move_by_piece_led on order_move (company_id, piece_id) where piece_id is not null;
grant insert (kind, act, undoes, before, override) on piece_move to perimeter_gate;
grant insert (kind, act, undoes, before, piece_id) on order_move to perimeter_gate;

-- An order that was closed short delivers less than was ordered, and says why.
alter table sales_order
    add column short_reason text check (length(short_reason) between 1 and 500);
grant update (short_reason) on sales_order to perimeter_gate;
alter table order_line add column short_by bigint not null default 0 check (short_by >= 0 and short_by <= quantity);
grant update (short_by) on order_line to perimeter_gate;

-- Who acts on orders puts right what a piece took: the gate reads those events, and the spool's last weighing.
create policy spool_event_of_piece on spool_event for select to perimeter_gate using (company_id = gate.company('orders_act'));
grant select (company_id, spool_id, kind, delta_g, piece_id, at) on spool_event to perimeter_gate;
create index spool_event_by_piece on spool_event (company_id, piece_id, spool_id) where piece_id is not null;
create index spool_weighed on spool_event (company_id, spool_id, at desc) where kind = 'weighed';

-- Row security is forced on the owner too, who would find no rows: not for this one transaction.
alter table piece no force row level security;
alter table piece_move no force row level security;
alter table sales_order no force row level security;
alter table piece_spool no force row level security;

insert into piece_spool (company_id, piece_id, spool_id, position, grams)
select company_id, id, spool_id, 1, grams
  from piece
 where spool_id is not null;

update piece p
   set print_ended_at = m.at
  from (select company_id, piece_id, max(at) as at from piece_move where to_status in ('printed', 'failed') group by company_id, piece_id) m
 where m.company_id = p.company_id
   and m.piece_id = p.id;

alter table piece_spool force row level security;
alter table piece force row level security;
alter table piece_move force row level security;
alter table sales_order force row level security;
reset role;
