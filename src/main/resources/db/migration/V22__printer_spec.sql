-- The other half of the global catalog (spec 9): printer models. What is said of filament_spec holds here too.
set role perimeter_owner;

create table printer_spec
(
    id                     uuid primary key,
    manufacturer           text        not null check (length(manufacturer) between 1 and 200),
    model                  text        not null check (length(model) between 1 and 200),
    technology             text        not null check (technology in ('FFF', 'FGF', 'SLA')),
    build_x_mm             numeric     check (build_x_mm between 1 and 10000),
    build_y_mm             numeric     check (build_y_mm between 1 and 10000),
    build_z_mm             numeric     check (build_z_mm between 1 and 10000),
    bed_shape              text        check (bed_shape in ('rectangular', 'circular')),
    nozzle_diameters_mm    numeric[]   not null
        check (cardinality(nozzle_diameters_mm) <= 100
            and 0.01 <= all (nozzle_diameters_mm) and 50 >= all (nozzle_diameters_mm)),
    filament_diameter_mm   numeric     check (filament_diameter_mm between 1 and 4),
    tool_count             int         check (tool_count between 1 and 1000),
    multi_material_slots   int         check (multi_material_slots between 1 and 1000),
    multi_material_system  text        check (length(multi_material_system) between 1 and 200),
    max_nozzle_temp_c      numeric     check (max_nozzle_temp_c between 0 and 600),
    max_bed_temp_c         numeric     check (max_bed_temp_c between 0 and 600),
    max_chamber_temp_c     numeric     check (max_chamber_temp_c between 0 and 600),
    max_temp_basis         text        check (length(max_temp_basis) between 1 and 200),
    heated_bed             boolean,
    heated_chamber         boolean,
    enclosed               boolean,
    structure              text        check (structure in ('corexy', 'i3', 'delta', 'hbot')),
    gcode_flavor           text        check (length(gcode_flavor) between 1 and 200),
    connectivity           text[]      not null check (cardinality(connectivity) <= 100 and length(array_to_string(connectivity, '')) <= 20000),
    display_pixels_x       int         check (display_pixels_x between 1 and 1000000),
    display_pixels_y       int         check (display_pixels_y between 1 and 1000000),
    pixel_size_um          numeric     check (pixel_size_um between 1 and 10000),
    source_licenses        text[]      not null check (cardinality(source_licenses) <= 100 and length(array_to_string(source_licenses, '')) <= 20000),
    license_basis          text        check (license_basis in ('permissive', 'facts_only')),
    data_notes             text[]      not null check (cardinality(data_notes) <= 100 and length(array_to_string(data_notes, '')) <= 20000),

    manufacturer_key       text        collate "C" not null check (octet_length(manufacturer_key) between 1 and 600),
    model_key              text        collate "C" not null check (octet_length(model_key) between 1 and 600),
    name_key               text        collate "C" not null check (octet_length(name_key) between 1 and 1201),
    search_text            text        collate "C" not null check (octet_length(search_text) <= 100000),
    maker_alike            text        collate "C" not null check (octet_length(maker_alike) <= 600),
    model_alike            text        collate "C" not null check (octet_length(model_alike) <= 600),

    source                 text        not null check (length(source) between 1 and 200),
    source_id              text        check (length(source_id) between 1 and 200),
    contributed_by_company uuid        references company,
    contributed_by_account uuid        references account on delete set null,
    contributed_by_name    text        check (length(contributed_by_name) between 1 and 200),
    duplicate_of           uuid        references printer_spec check (duplicate_of <> id),
    -- The operator took it off the shelf: who uses it goes on using it, nobody else finds it.
    hidden_at              timestamptz,
    version                int         not null default 1,
    created_at             timestamptz not null default now(),

    check (contributed_by_company is null or contributed_by_name is not null)
);

-- A hidden entry is in nobody's way.
create unique index printer_taken on printer_spec (manufacturer_key, model_key) where hidden_at is null;

create index printer_by_name on printer_spec (name_key, id);
create index printer_by_maker_alike on printer_spec (maker_alike);
create index printer_by_model_alike on printer_spec (model_alike);
create index printer_by_contributor on printer_spec (contributed_by_company, created_at) where contributed_by_company is not null;
create index printer_by_account on printer_spec (contributed_by_account, created_at) where contributed_by_account is not null;

grant select (id, manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape, nozzle_diameters_mm,
    filament_diameter_mm, tool_count, multi_material_slots, multi_material_system, max_nozzle_temp_c, max_bed_temp_c,
    max_chamber_temp_c, max_temp_basis, heated_bed, heated_chamber, enclosed, structure, gcode_flavor, connectivity,
    display_pixels_x, display_pixels_y, pixel_size_um, source_licenses, license_basis, data_notes, manufacturer_key,
    model_key, name_key, search_text, maker_alike, model_alike, source, source_id, contributed_by_name, duplicate_of, hidden_at, version, created_at)
    on printer_spec to perimeter_app;

reset role;
