-- What is low is judged for each filament over all its usable spools (spec 12.9), and no longer for each spool alone.
set role perimeter_owner;

-- The company's own threshold of a filament. No row where it has none.
create table stock_threshold
(
    company_id      uuid          not null references company,
    filament_id     uuid          not null,
    low_threshold_g numeric(10, 2) check (low_threshold_g between 0 and 1000000),
    version         bigint        not null default 0,
    created_at      timestamptz   not null default now(),
    updated_at      timestamptz   not null default now(),

    primary key (company_id, filament_id),
    constraint filament_id_unknown foreign key (filament_id) references filament_spec
);

-- Not for lists: an entry of the catalog is removed without reading through all companies' thresholds (spec 1.5).
create index stock_threshold_of_filament on stock_threshold (filament_id, company_id);

alter table stock_threshold enable row level security;
alter table stock_threshold force row level security;
create policy stock_threshold_view on stock_threshold for select to perimeter_app using (company_id = gate.company('assets_view'));
create policy stock_threshold_act on stock_threshold to perimeter_gate
    using (company_id = gate.company('assets_act')) with check (company_id = gate.company('assets_act'));

grant select on stock_threshold to perimeter_app;
grant select, delete, insert (company_id, filament_id), update (low_threshold_g, version, updated_at) on stock_threshold to perimeter_gate;

-- For filaments that have none of their own, and whose spools have none.
alter table company add column low_threshold_g numeric(10, 2) check (low_threshold_g between 0 and 1000000);
grant select (low_threshold_g), update (low_threshold_g) on company to perimeter_app;

-- The figure of one spool alone, which nothing asks for any more.
drop index spool_low;
alter table spool drop column low;
-- What a filament is summed up from: its spools, and those of the entries that were merged into it.
create index spool_by_filament on spool (company_id, filament_id) where status <> 'archived';
create index filament_merged on filament_spec (duplicate_of) where duplicate_of is not null;

reset role;
set role perimeter_gate;

create or replace function gate.spool_to_change(company uuid, spool uuid) returns setof public.spool
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return query
        select s.company_id, s.id, s.number, s.filament_id, s.net_weight_g, s.tare_weight_g, s.remaining_g, s.price, s.supplier, s.lot,
               s.location, s.status, s.low_threshold_g, s.notes, s.search_text, s.version, s.created_at, s.updated_at, s.currency
          from public.spool s
         where s.company_id = company
           and s.company_id = gate.company('assets_act')
           and s.id = spool
           for no key update;
end
$$;

-- The threshold of a filament and of the entries that were merged into it, locked until the transaction ends. Two who set a first one at once wait
-- for each other at the row that this makes. None where this transaction may not act on assets.
create function gate.stock_threshold_to_change(company uuid, filament uuid)
    returns table (low_threshold_g numeric, version bigint)
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if (company = gate.company('assets_act')) is not true then
        return;
    end if;
    insert into public.stock_threshold (company_id, filament_id) values (company, filament) on conflict do nothing;
    perform from public.stock_threshold t
      join public.filament_spec f on f.id = t.filament_id
     where t.company_id = company
       and filament in (f.id, f.duplicate_of)
     order by t.filament_id
       for update of t;
    return query
        select max(t.low_threshold_g), max(t.version)
          from public.stock_threshold t
          join public.filament_spec f on f.id = t.filament_id
         where t.company_id = company
           and filament in (f.id, f.duplicate_of);
end
$$;

-- Null takes it away. What was said of entries that were merged into this one is replaced too.
create function gate.change_stock_threshold(company uuid, filament uuid, low_threshold_g numeric) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    delete from public.stock_threshold t
     using public.filament_spec f
     where t.company_id = company
       and t.company_id = gate.company('assets_act')
       and f.id = t.filament_id
       and filament in (f.id, f.duplicate_of)
       and (f.id <> filament or change_stock_threshold.low_threshold_g is null);
    update public.stock_threshold t
       set low_threshold_g = change_stock_threshold.low_threshold_g, version = t.version + 1, updated_at = now()
     where t.company_id = company
       and t.company_id = gate.company('assets_act')
       and t.filament_id = filament;
end
$$;

reset role;
grant execute on function gate.stock_threshold_to_change(uuid, uuid), gate.change_stock_threshold(uuid, uuid, numeric) to perimeter_app;
