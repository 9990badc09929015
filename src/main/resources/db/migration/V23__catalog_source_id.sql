set role perimeter_owner;

-- Every id under which an imported entry is known anywhere, so that it is recognised under any of them (spec 9.3).
-- A filament's id names one entry. A printer's may name several: one slicer profile serves "TAZ 4 or 5".
create table catalog_source_id
(
    kind      text not null check (kind in ('filament', 'printer')),
    source    text collate "C" not null check (length(source) between 1 and 200),
    source_id text collate "C" not null check (length(source_id) between 1 and 200),
    spec_id   uuid not null,
    -- Nothing but a foreign key for each kind.
    filament  uuid generated always as (case kind when 'filament' then spec_id end) stored references filament_spec,
    printer   uuid generated always as (case kind when 'printer' then spec_id end) stored references printer_spec,

    primary key (kind, source, source_id, spec_id)
);

create unique index filament_source_id_taken on catalog_source_id (source, source_id) where kind = 'filament';

reset role;
