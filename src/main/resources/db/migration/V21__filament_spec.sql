-- The global catalog (spec 9): one shelf of filament and printer specifications for all companies. There is no
-- company_id here, so no row security either: whoever may speak to the application's tables may read all of it.
-- On a cluster these tables are copied to every node, as company is: a foreign key leads from copy to copy.
--
-- Columns that end in _key hold the text beside them as spec 3.4 compares it, worked out in Java. Their 600 bytes
-- (200 letters of any living script) keep every index entry below the page limit of a b-tree. Columns that end in _alike
-- hold what is left when spelling does not count: likely duplicates agree in them (spec 9.3).
set role perimeter_owner;

create table filament_spec
(
    id                     uuid primary key,
    manufacturer           text        not null check (length(manufacturer) between 1 and 200),
    product                text        not null check (length(product) between 1 and 200),
    name                   text        not null check (length(name) between 1 and 200),
    material               text        not null check (length(material) between 1 and 200),
    material_family        text        check (length(material_family) between 1 and 200),
    fill                   text        check (fill in ('carbon_fiber', 'glass_fiber', 'wood', 'metal')),
    diameter_mm            numeric     not null check (diameter_mm between 1 and 4),
    diameter_tolerance_mm  numeric     check (diameter_tolerance_mm between 0 and 0.5),
    density_g_cm3          numeric     not null check (density_g_cm3 between 0.5 and 12),
    net_weight_g           numeric     not null check (net_weight_g between 1 and 50000),
    spool_weight_g         numeric     check (spool_weight_g between 0 and 5000),
    spool_type             text        check (spool_type in ('plastic', 'cardboard', 'metal')),
    is_refill              boolean,
    color_name             text        not null check (length(color_name) between 1 and 200),
    color_hexes            text[]      not null
        check (cardinality(color_hexes) <= 100
            and array_to_string(color_hexes, ' ') ~ '^#[0-9A-F]{6}([0-9A-F]{2})?( #[0-9A-F]{6}([0-9A-F]{2})?)*$'),
    multi_color_direction  text        check (multi_color_direction in ('coaxial', 'longitudinal')),
    extruder_temp_c        numeric     check (extruder_temp_c between 0 and 600),
    extruder_temp_min_c    numeric     check (extruder_temp_min_c between 0 and 600),
    extruder_temp_max_c    numeric     check (extruder_temp_max_c between 0 and 600),
    bed_temp_c             numeric     check (bed_temp_c between 0 and 250),
    bed_temp_min_c         numeric     check (bed_temp_min_c between 0 and 250),
    bed_temp_max_c         numeric     check (bed_temp_max_c between 0 and 250),
    max_dry_temp_c         numeric     check (max_dry_temp_c between 0 and 250),
    finish                 text        check (finish in ('matte', 'glossy', 'silk')),
    pattern                text        check (pattern in ('marble', 'sparkle', 'stone', 'wood')),
    translucent            boolean     not null,
    glow                   boolean     not null,
    traits                 text[]      not null check (cardinality(traits) <= 100 and length(array_to_string(traits, '')) <= 20000),
    gtins                  text[]      not null
        check (cardinality(gtins) <= 100
            and array_to_string(gtins, ' ') ~ '^(([0-9]{8}|[0-9]{12}|[0-9]{13}|[0-9]{14})( |$))*$'),
    article_numbers        text[]      not null check (cardinality(article_numbers) <= 100 and length(array_to_string(article_numbers, '')) <= 20000),
    discontinued           boolean,
    data_notes             text[]      not null check (cardinality(data_notes) <= 100 and length(array_to_string(data_notes, '')) <= 20000),

    manufacturer_key       text        collate "C" not null check (octet_length(manufacturer_key) between 1 and 600),
    product_key            text        collate "C" not null check (octet_length(product_key) between 1 and 600),
    name_key               text        collate "C" not null check (octet_length(name_key) between 1 and 600),
    material_key           text        collate "C" not null check (octet_length(material_key) between 1 and 600),
    material_family_key    text        collate "C" check (octet_length(material_family_key) between 1 and 600),
    color_key              text        collate "C" not null check (octet_length(color_key) between 1 and 600),
    search_text            text        collate "C" not null check (octet_length(search_text) <= 100000),
    maker_alike            text        collate "C" not null check (octet_length(maker_alike) <= 600),
    product_alike          text        collate "C" not null check (octet_length(product_alike) <= 600),
    color_alike            text        collate "C" not null check (octet_length(color_alike) <= 600),

    source                 text        not null check (length(source) between 1 and 200),
    source_id              text        check (length(source_id) between 1 and 200),
    contributed_by_company uuid        references company,
    contributed_by_account uuid        references account on delete set null,
    contributed_by_name    text        check (length(contributed_by_name) between 1 and 200),
    duplicate_of           uuid        references filament_spec check (duplicate_of <> id),
    -- The operator took it off the shelf: who uses it goes on using it, nobody else finds it.
    hidden_at              timestamptz,
    version                int         not null default 1,
    created_at             timestamptz not null default now(),

    check (extruder_temp_min_c <= extruder_temp_max_c),
    check (bed_temp_min_c <= bed_temp_max_c),
    check (contributed_by_company is null or contributed_by_name is not null)
);

-- A hidden entry is in nobody's way.
create unique index filament_taken on filament_spec
    (manufacturer_key, product_key, material_key, color_key, diameter_mm, net_weight_g, is_refill, spool_type)
    nulls not distinct where hidden_at is null;

create index filament_by_name on filament_spec (name_key, id);
create index filament_by_manufacturer on filament_spec (manufacturer_key, name_key, id);
create index filament_by_material on filament_spec (material_key, name_key, id);
create index filament_by_material_family on filament_spec (material_family_key, name_key, id);
create index filament_by_color_alike on filament_spec (maker_alike, color_alike);
create index filament_by_product_alike on filament_spec (product_alike, color_alike);
create index filament_by_contributor on filament_spec (contributed_by_company, created_at) where contributed_by_company is not null;
create index filament_by_account on filament_spec (contributed_by_account, created_at) where contributed_by_account is not null;

-- By column: which company contributed an entry is nobody's business, its name at that time is enough (spec 9.4).
grant select (id, manufacturer, product, name, material, material_family, fill, diameter_mm, diameter_tolerance_mm,
    density_g_cm3, net_weight_g, spool_weight_g, spool_type, is_refill, color_name, color_hexes, multi_color_direction,
    extruder_temp_c, extruder_temp_min_c, extruder_temp_max_c, bed_temp_c, bed_temp_min_c, bed_temp_max_c,
    max_dry_temp_c, finish, pattern, translucent, glow, traits, gtins, article_numbers, discontinued, data_notes,
    manufacturer_key, product_key, name_key, material_key, material_family_key, color_key, search_text, maker_alike,
    product_alike, color_alike, source, source_id, contributed_by_name, duplicate_of, hidden_at, version, created_at)
    on filament_spec to perimeter_app;

reset role;
