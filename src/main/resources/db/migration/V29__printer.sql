set role perimeter_owner;

-- A machine that a company owns. What it can do stands in the catalog, under its model.
create table printer
(
    company_id         uuid           not null references company,
    id                 uuid           not null,
    number             bigint         not null check (number > 0),
    name               text           not null check (length(name) between 1 and 200),
    name_key           text           not null collate "C" check (length(name_key) between 1 and 800),
    model_id           uuid           not null,
    serial_number      text check (length(serial_number) between 1 and 100),
    status             text           not null default 'ready'
        check (status in ('ready', 'printing', 'needs_clearing', 'maintenance', 'offline', 'retired')),
    nozzle_diameter_mm numeric check (nozzle_diameter_mm between 0.05 and 5),
    location           text check (length(location) between 1 and 200),
    purchased_on       date check (purchased_on between '1980-01-01' and '2999-12-31'),
    purchase_price     numeric(14, 2) check (purchase_price >= 0),
    notes              text check (length(notes) between 1 and 5000),
    -- Name, serial number and location in the form of name_key: what searches look into.
    search_text        text           not null collate "C" check (length(search_text) between 1 and 2000),
    version            bigint         not null default 1,
    created_at         timestamptz    not null default now(),
    updated_at         timestamptz    not null default now(),

    primary key (company_id, id),
    constraint printer_number_taken unique (company_id, number),
    -- People call a machine by its name; it is the order of lists, too.
    constraint printer_name_taken unique (company_id, name_key),
    constraint model_id_unknown foreign key (model_id) references printer_spec
);

create index printer_by_status on printer (company_id, status);
-- Not for lists: an entry of the catalog is removed without reading through all companies' printers, however many there are (spec 1.5).
create index printer_of_model on printer (model_id, company_id);

alter table printer enable row level security;
alter table printer force row level security;
create policy printer_view on printer for select to perimeter_app using (company_id = gate.company('assets_view'));
create policy printer_add on printer for insert to perimeter_app with check (company_id = gate.company('assets_act'));
create policy printer_act on printer to perimeter_gate
    using (company_id = gate.company('assets_act')) with check (company_id = gate.company('assets_act'));
-- Who acts on orders prints: the state of the printer follows (gate.set_printer_status). As either right opens the rows to the gate, each
-- function below says itself which one it takes.
create policy printer_print on printer to perimeter_gate
    using (company_id = gate.company('orders_act')) with check (company_id = gate.company('orders_act'));

grant select,
    insert (company_id, id, number, name, name_key, model_id, serial_number, status, nozzle_diameter_mm, location, purchased_on,
            purchase_price, notes, search_text) on printer to perimeter_app;
grant select, delete,
    update (name, name_key, model_id, serial_number, status, nozzle_diameter_mm, location, purchased_on, purchase_price, notes, search_text,
            version, updated_at) on printer to perimeter_gate;
reset role;

set role perimeter_gate;

-- The printer that the request names, locked until the transaction ends; none where this transaction may not act on assets.
create function gate.printer_to_change(company uuid, printer uuid) returns setof public.printer
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select p.company_id, p.id, p.number, p.name, p.name_key, p.model_id, p.serial_number, p.status, p.nozzle_diameter_mm, p.location,
               p.purchased_on, p.purchase_price, p.notes, p.search_text, p.version, p.created_at, p.updated_at
          from public.printer p
         where p.company_id = company
           and p.company_id = gate.company('assets_act')
           and p.id = printer
           for no key update;
end
$$;

create function gate.change_printer(company uuid, printer uuid, name text, name_key text, model_id uuid, serial_number text, status text,
    nozzle_diameter_mm numeric, location text, purchased_on date, purchase_price numeric, notes text, search_text text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update public.printer p
       set name = change_printer.name, name_key = change_printer.name_key, model_id = change_printer.model_id,
           serial_number = change_printer.serial_number, status = change_printer.status,
           nozzle_diameter_mm = change_printer.nozzle_diameter_mm, location = change_printer.location,
           purchased_on = change_printer.purchased_on, purchase_price = change_printer.purchase_price, notes = change_printer.notes,
           search_text = change_printer.search_text, version = p.version + 1, updated_at = now()
     where p.company_id = company
       and p.company_id = gate.company('assets_act')
       and p.id = printer;
end
$$;

create function gate.remove_printer(company uuid, printer uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.printer p where p.company_id = company and p.company_id = gate.company('assets_act') and p.id = printer;
exception when foreign_key_violation then
    raise exception 'in_use' using errcode = 'PR409';
end
$$;

-- The same for who acts on orders: the printer that a piece is to be printed on.
create function gate.printer_to_print_on(company uuid, printer uuid) returns table (name text, status text)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select p.name, p.status
          from public.printer p
         where p.company_id = company
           and p.company_id = gate.company('orders_act')
           and p.id = printer
           for no key update;
end
$$;

-- What printing does to a printer: nothing else of it is theirs to change who act on orders alone. A retired one does not print.
create function gate.set_printer_status(company uuid, printer uuid, status text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update public.printer p
       set status = set_printer_status.status, version = p.version + 1, updated_at = now()
     where p.company_id = company
       and p.company_id = gate.company('orders_act')
       and p.id = printer
       and p.status <> 'retired'
       and set_printer_status.status in ('printing', 'needs_clearing');
end
$$;

reset role;
grant execute on function gate.printer_to_change(uuid, uuid), gate.remove_printer(uuid, uuid), gate.printer_to_print_on(uuid, uuid),
    gate.change_printer(uuid, uuid, text, text, uuid, text, text, numeric, text, date, numeric, text, text),
    gate.set_printer_status(uuid, uuid, text) to perimeter_app;
