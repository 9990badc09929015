set role perimeter_owner;

-- A spool of filament that a company has. How much is left on it follows from its history alone: see spool_event.
create table spool
(
    company_id      uuid           not null references company,
    id              uuid           not null,
    number          bigint         not null check (number > 0),
    filament_id     uuid           not null,
    net_weight_g    numeric(9, 2)  not null check (net_weight_g between 1 and 50000),
    tare_weight_g   numeric(9, 2) check (tare_weight_g between 0 and 5000),
    -- Makers overfill, so that there may be more than the label says.
    remaining_g     numeric(9, 2)  not null check (remaining_g between 0 and 60000),
    price           numeric(14, 2) check (price >= 0),
    supplier        text check (length(supplier) between 1 and 200),
    lot             text check (length(lot) between 1 and 100),
    location        text check (length(location) between 1 and 200),
    status          text           not null default 'sealed'
        check (status in ('sealed', 'in_use', 'empty', 'drying', 'damaged', 'archived')),
    low_threshold_g numeric(9, 2) check (low_threshold_g between 0 and 50000),
    notes           text check (length(notes) between 1 and 5000),
    -- Lot, supplier and location as searches compare them.
    search_text     text           not null collate "C" check (length(search_text) <= 2000),
    -- Time to buy more. Nobody buys more because of a spool that is out of the way.
    low             boolean        not null generated always as (coalesce(remaining_g <= low_threshold_g, false) and status <> 'archived') stored,
    version         bigint         not null default 1,
    created_at      timestamptz    not null default now(),
    updated_at      timestamptz    not null default now(),

    primary key (company_id, id),
    -- The order of lists.
    constraint spool_number_taken unique (company_id, number),
    constraint filament_id_unknown foreign key (filament_id) references filament_spec
);

create index spool_by_status on spool (company_id, status, number);
-- Not for lists: an entry of the catalog is removed without reading through all companies' spools, however many there are (spec 1.5).
create index spool_of_filament on spool (filament_id, company_id);
create index spool_low on spool (company_id, number) where low;

alter table spool enable row level security;
alter table spool force row level security;
create policy spool_view on spool for select to perimeter_app using (company_id = gate.company('assets_view'));
-- A new spool is full. What is missing from one that was opened before, its history says.
create policy spool_add on spool for insert to perimeter_app
    with check (company_id = gate.company('assets_act') and remaining_g = net_weight_g);
create policy spool_act on spool to perimeter_gate
    using (company_id = gate.company('assets_act')) with check (company_id = gate.company('assets_act'));
-- Who acts on orders prints, which takes filament (gate.consume). As either right opens the rows to the gate, each function says itself
-- which one it takes.
create policy spool_print on spool to perimeter_gate
    using (company_id = gate.company('orders_act')) with check (company_id = gate.company('orders_act'));

grant select,
    insert (company_id, id, number, filament_id, net_weight_g, tare_weight_g, remaining_g, price, supplier, lot, location, status,
            low_threshold_g, notes, search_text) on spool to perimeter_app;
grant select, delete,
    update (filament_id, tare_weight_g, remaining_g, price, supplier, lot, location, status, low_threshold_g, notes, search_text, version,
            updated_at) on spool to perimeter_gate;
reset role;

set role perimeter_gate;

-- The spool that the request names, locked until the transaction ends; none where this transaction may not act on assets.
create function gate.spool_to_change(company uuid, spool uuid) returns setof public.spool
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select s.company_id, s.id, s.number, s.filament_id, s.net_weight_g, s.tare_weight_g, s.remaining_g, s.price, s.supplier, s.lot,
               s.location, s.status, s.low_threshold_g, s.notes, s.search_text, s.low, s.version, s.created_at, s.updated_at
          from public.spool s
         where s.company_id = company
           and s.company_id = gate.company('assets_act')
           and s.id = spool
           for no key update;
end
$$;

-- Net and remaining weight are not among what can be changed.
create function gate.change_spool(company uuid, spool uuid, filament_id uuid, tare_weight_g numeric, price numeric, supplier text, lot text,
    location text, status text, low_threshold_g numeric, notes text, search_text text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update public.spool s
       set filament_id = change_spool.filament_id, tare_weight_g = change_spool.tare_weight_g, price = change_spool.price,
           supplier = change_spool.supplier, lot = change_spool.lot, location = change_spool.location, status = change_spool.status,
           low_threshold_g = change_spool.low_threshold_g, notes = change_spool.notes, search_text = change_spool.search_text,
           version = s.version + 1, updated_at = now()
     where s.company_id = company
       and s.company_id = gate.company('assets_act')
       and s.id = spool;
end
$$;

create function gate.remove_spool(company uuid, spool uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.spool s where s.company_id = company and s.company_id = gate.company('assets_act') and s.id = spool;
exception when foreign_key_violation then
    -- Its history is kept, and names it.
    raise exception 'in_use' using errcode = 'PR409';
end
$$;

reset role;
grant execute on function gate.spool_to_change(uuid, uuid), gate.remove_spool(uuid, uuid),
    gate.change_spool(uuid, uuid, uuid, numeric, numeric, text, text, text, text, numeric, text, text) to perimeter_app;
