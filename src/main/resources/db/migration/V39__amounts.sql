-- Every stored amount has its currency, and the decimals of its currency (spec 11.1, 11.2). Until now the amounts of spools, printers and
-- pieces were in the currency that the company had at the time, and every amount had two decimals.
set role perimeter_owner;

-- How many decimals a currency has, the program knows (CurrencyDecimals). No currency in use has more than four.
alter table spool
    add column currency text check (currency ~ '^[A-Z]{3}$'),
    alter column price type numeric;
alter table printer
    add column currency text check (currency ~ '^[A-Z]{3}$'),
    alter column purchase_price type numeric;
alter table piece
    add column currency text check (currency ~ '^[A-Z]{3}$'),
    alter column cost type numeric;
alter table sales_order alter column total type numeric;
alter table order_line alter column unit_price type numeric;

-- Row security is forced on the owner too, who would find no rows: not for this one transaction.
alter table company no force row level security;
alter table spool no force row level security;
alter table printer no force row level security;
alter table piece no force row level security;
alter table sales_order no force row level security;
alter table order_line no force row level security;

-- For this migration alone: afterwards the program knows (CurrencyDecimals).
create function decimals(currency text) returns integer
    language sql immutable
as $$
    select case
        when currency in ('BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') then 0
        when currency in ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') then 3
        else 2 end
$$;

-- An amount takes the currency that its company has now. What was more exact than the currency is rounded half up: no yen has sen.
update spool s
   set currency = c.currency,
       price = round(s.price, decimals(c.currency))
  from company c
 where c.id = s.company_id
   and s.price is not null;
update printer p
   set currency = c.currency,
       purchase_price = round(p.purchase_price, decimals(c.currency))
  from company c
 where c.id = p.company_id
   and p.purchase_price is not null;
update piece p
   set currency = c.currency,
       cost = round(p.cost, decimals(c.currency))
  from company c
 where c.id = p.company_id
   and p.cost is not null;
-- A total is the sum of its lines, each rounded. Prices for one unit stay: two decimals more than the currency's they may have.
update sales_order o
   set total = case decimals(o.currency)
       when 3 then round(o.total, 3)
       else (select coalesce(sum(round(l.unit_price * l.quantity, 0)), 0)
               from order_line l
              where l.company_id = o.company_id
                and l.order_id = o.id) end
 where decimals(o.currency) <> 2;

drop function decimals(text);

alter table company force row level security;
alter table spool force row level security;
alter table printer force row level security;
alter table piece force row level security;
alter table sales_order force row level security;
alter table order_line force row level security;

alter table spool
    add constraint price_fits check (price < 1000000000000 and scale(price) <= 4),
    add constraint price_in_a_currency check ((price is null) = (currency is null));
alter table printer
    add constraint price_fits check (purchase_price < 1000000000000 and scale(purchase_price) <= 4),
    add constraint price_in_a_currency check ((purchase_price is null) = (currency is null));
alter table piece
    add constraint cost_fits check (cost < 1000000000000 and scale(cost) <= 4),
    add constraint cost_in_a_currency check ((cost is null) = (currency is null));
alter table sales_order add constraint total_fits check (total < 1000000000000 and scale(total) <= 4);
alter table order_line add constraint unit_price_fits check (unit_price < 1000000000000 and scale(unit_price) <= 6);

grant insert (currency) on spool, printer to perimeter_app;
grant update (currency) on spool, printer, piece to perimeter_gate;
reset role;

set role perimeter_gate;

create or replace function gate.printer_to_change(company uuid, printer uuid) returns setof public.printer
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select p.company_id, p.id, p.number, p.name, p.name_key, p.model_id, p.serial_number, p.status, p.nozzle_diameter_mm, p.location,
               p.purchased_on, p.purchase_price, p.notes, p.search_text, p.version, p.created_at, p.updated_at, p.currency
          from public.printer p
         where p.company_id = company
           and p.company_id = gate.company('assets_act')
           and p.id = printer
           for no key update;
end
$$;

drop function gate.change_printer(uuid, uuid, text, text, uuid, text, text, numeric, text, date, numeric, text, text);

create function gate.change_printer(company uuid, printer uuid, name text, name_key text, model_id uuid, serial_number text, status text,
    nozzle_diameter_mm numeric, location text, purchased_on date, purchase_price numeric, currency text, notes text, search_text text)
    returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    update public.printer p
       set name = change_printer.name, name_key = change_printer.name_key, model_id = change_printer.model_id,
           serial_number = change_printer.serial_number, status = change_printer.status,
           nozzle_diameter_mm = change_printer.nozzle_diameter_mm, location = change_printer.location,
           purchased_on = change_printer.purchased_on, purchase_price = change_printer.purchase_price, currency = change_printer.currency,
           notes = change_printer.notes, search_text = change_printer.search_text, version = p.version + 1, updated_at = now()
     where p.company_id = company
       and p.company_id = gate.company('assets_act')
       and p.id = printer;
end
$$;

reset role;
grant execute on function
    gate.change_printer(uuid, uuid, text, text, uuid, text, text, numeric, text, date, numeric, text, text, text) to perimeter_app;
