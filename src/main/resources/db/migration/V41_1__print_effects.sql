-- What printing does to printers and spools, and what putting it right does, for who acts on orders.
set role perimeter_gate;

create or replace function gate.printer_to_change(company uuid, printer uuid) returns setof public.printer
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select p.company_id, p.id, p.number, p.name, p.name_key, p.model_id, p.serial_number, p.status, p.nozzle_diameter_mm, p.location,
               p.purchased_on, p.purchase_price, p.notes, p.search_text, p.version, p.created_at, p.updated_at, p.currency, p.before_print,
               p.status_set_at
          from public.printer p
         where p.company_id = company
           and p.company_id = gate.company('assets_act')
           and p.id = printer
           for no key update;
end
$$;

drop function gate.printer_to_print_on(uuid, uuid);

-- The printer that a piece is to be printed on. What a printer can do stands in the catalog.
create function gate.printer_to_print_on(company uuid, printer uuid)
    returns table (name text, status text, before_print text, status_set_at timestamptz, model_id uuid)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select p.name, p.status, p.before_print, p.status_set_at, p.model_id
          from public.printer p
         where p.company_id = company
           and p.company_id = gate.company('orders_act')
           and p.id = printer
           for no key update;
end
$$;

drop function gate.set_printer_status(uuid, uuid, text);

-- What printing does to a printer: nothing else of it is theirs to change who act on orders alone. A print begins from any state, remembers it,
-- and leaves the printer to be cleared, or as it was before.
create function gate.set_printer_status(company uuid, printer uuid, status text, before_print text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update public.printer p
       set status = set_printer_status.status, before_print = set_printer_status.before_print, version = p.version + 1, updated_at = now()
     where p.company_id = company
       and p.company_id = gate.company('orders_act')
       and p.id = printer
       and case when set_printer_status.status = 'printing' then p.status <> 'printing' and set_printer_status.before_print is not null
           else p.status = 'printing' and set_printer_status.before_print is null
               and set_printer_status.status in ('needs_clearing', p.before_print) end;
end
$$;

create or replace function gate.change_printer(company uuid, printer uuid, name text, name_key text, model_id uuid, serial_number text, status text,
    nozzle_diameter_mm numeric, location text, purchased_on date, purchase_price numeric, currency text, notes text, search_text text)
    returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update public.printer p
       set name = change_printer.name, name_key = change_printer.name_key, model_id = change_printer.model_id,
           serial_number = change_printer.serial_number, status = change_printer.status,
           before_print = case when p.status = change_printer.status then p.before_print end,
           status_set_at = case when p.status = change_printer.status then p.status_set_at else clock_timestamp() end,
           nozzle_diameter_mm = change_printer.nozzle_diameter_mm, location = change_printer.location,
           purchased_on = change_printer.purchased_on, purchase_price = change_printer.purchase_price,
           currency = change_printer.currency, notes = change_printer.notes,
           search_text = change_printer.search_text, version = p.version + 1, updated_at = now()
     where p.company_id = company
       and p.company_id = gate.company('assets_act')
       and p.id = printer;
end
$$;

drop function gate.spool_to_consume(uuid, uuid);

create function gate.spool_to_consume(company uuid, spool uuid)
    returns table (remaining_g numeric, net_weight_g numeric, price numeric, currency text, status text, filament_id uuid, weighed_at timestamptz)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select s.remaining_g, s.net_weight_g, s.price, s.currency, s.status, s.filament_id,
               (select e.at from public.spool_event e
                 where e.company_id = company and e.spool_id = spool and e.kind = 'weighed' order by e.at desc limit 1)
          from public.spool s
         where s.company_id = company
           and s.company_id = gate.company('orders_act')
           and s.id = spool
           for no key update;
end
$$;

-- What a piece took from each spool since that was last weighed: a weighing settles what came before it.
create function gate.taken_by_piece(company uuid, piece uuid) returns table (spool_id uuid, grams numeric)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select e.spool_id, -sum(e.delta_g)
          from public.spool_event e
         where e.company_id = company
           and e.piece_id = piece
           and e.at > coalesce((select max(w.at) from public.spool_event w
                                 where w.company_id = company and w.spool_id = e.spool_id and w.kind = 'weighed'), '-infinity')
         group by e.spool_id
        having sum(e.delta_g) <> 0
         order by e.spool_id;
end
$$;

-- So much more, or less, on a spool, archived ones too, because of what is said of a piece now.
create function gate.adjust_for_piece(company uuid, spool uuid, event uuid, piece uuid, grams numeric, reason text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    left_g numeric;
begin
    if company is distinct from gate.company('orders_act') then
        return;
    end if;
    update public.spool s
       set remaining_g = s.remaining_g + adjust_for_piece.grams, version = s.version + 1, updated_at = now(),
           status = case
               when s.status in ('sealed', 'in_use') and s.remaining_g + adjust_for_piece.grams = 0 then 'empty'
               when s.status = 'sealed' and adjust_for_piece.grams < 0 then 'in_use'
               when s.status = 'empty' and s.remaining_g + adjust_for_piece.grams > 0 then 'in_use'
               else s.status end
     where s.company_id = company
       and s.id = spool
    returning s.remaining_g into left_g;
    if found then
        insert into public.spool_event (company_id, id, spool_id, kind, grams, delta_g, remaining_g, reason, piece_id, account_id, account_name)
        select company, event, spool, 'adjusted', adjust_for_piece.grams, adjust_for_piece.grams, left_g, adjust_for_piece.reason, piece, a.id,
               a.display_name
          from public.account a
         where a.id = gate.account();
    end if;
end
$$;

reset role;
grant execute on function gate.printer_to_print_on(uuid, uuid), gate.set_printer_status(uuid, uuid, text, text), gate.spool_to_consume(uuid, uuid),
    gate.taken_by_piece(uuid, uuid), gate.adjust_for_piece(uuid, uuid, uuid, uuid, numeric, text) to perimeter_app;
