set role perimeter_owner;

-- The functions of the gate let companies add to the catalog, and mend what they added (spec 9.2, 9.4). The application's role only reads it.
grant select, delete,
    insert (id, manufacturer, product, name, material, material_family, fill, diameter_mm, diameter_tolerance_mm, density_g_cm3, net_weight_g,
            spool_weight_g, spool_type, is_refill, color_name, color_hexes, multi_color_direction, extruder_temp_c, extruder_temp_min_c,
            extruder_temp_max_c, bed_temp_c, bed_temp_min_c, bed_temp_max_c, max_dry_temp_c, finish, pattern, translucent, glow, traits,
            gtins, article_numbers, discontinued, data_notes, manufacturer_key, product_key, name_key, material_key, material_family_key,
            color_key, search_text, maker_alike, product_alike, color_alike,
            source, contributed_by_company, contributed_by_account, contributed_by_name),
    update (manufacturer, product, name, material, material_family, fill, diameter_mm, diameter_tolerance_mm, density_g_cm3, net_weight_g,
            spool_weight_g, spool_type, is_refill, color_name, color_hexes, multi_color_direction, extruder_temp_c, extruder_temp_min_c,
            extruder_temp_max_c, bed_temp_c, bed_temp_min_c, bed_temp_max_c, max_dry_temp_c, finish, pattern, translucent, glow, traits,
            gtins, article_numbers, discontinued, data_notes, manufacturer_key, product_key, name_key, material_key, material_family_key,
            color_key, search_text, maker_alike, product_alike, color_alike,
            version) on filament_spec to perimeter_gate;
grant select, delete,
    insert (id, manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape, nozzle_diameters_mm, filament_diameter_mm,
            tool_count, multi_material_slots, multi_material_system, max_nozzle_temp_c, max_bed_temp_c, max_chamber_temp_c, max_temp_basis,
            heated_bed, heated_chamber, enclosed, structure, gcode_flavor, connectivity, display_pixels_x, display_pixels_y, pixel_size_um,
            source_licenses, license_basis, data_notes, manufacturer_key, model_key, name_key, search_text, maker_alike, model_alike,
            source, contributed_by_company, contributed_by_account, contributed_by_name),
    update (manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape, nozzle_diameters_mm, filament_diameter_mm,
            tool_count, multi_material_slots, multi_material_system, max_nozzle_temp_c, max_bed_temp_c, max_chamber_temp_c, max_temp_basis,
            heated_bed, heated_chamber, enclosed, structure, gcode_flavor, connectivity, display_pixels_x, display_pixels_y, pixel_size_um,
            source_licenses, license_basis, data_notes, manufacturer_key, model_key, name_key, search_text, maker_alike, model_alike,
            version) on printer_spec to perimeter_gate;
reset role;

set role perimeter_gate;

-- Which companies use an entry of the catalog, or once did: nobody is told (spec 9.4). Only the functions below and beside reach it.
create table gate.spec_use
(
    kind       text not null check (kind in ('filament', 'printer')),
    spec_id    uuid not null,
    company_id uuid not null references public.company,

    primary key (kind, spec_id, company_id)
);

-- Whether the company uses this very entry, or once did. Nobody learns it of another company.
create function gate.uses_spec(company uuid, of_kind text, spec uuid) returns boolean
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return company = gate.company(null)
        and exists (select from gate.spec_use u where u.kind = of_kind and u.spec_id = spec and u.company_id = company);
end
$$;

-- The tare that a spool of this filament takes over where nobody states one: what a source of the catalog has, or what the company itself said.
-- Null where another company said it: every weighing of the spool would be worked out from a stranger's figure.
create function gate.own_tare(company uuid, filament uuid) returns numeric
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp
as $$
begin
    return (select s.spool_weight_g
              from public.filament_spec s
             where s.id = filament
               and company = gate.company(null)
               and coalesce(s.contributed_by_company = company, true));
end
$$;

-- Starts to use a filament: the id under which it stands in the catalog, also where the one asked for was merged into another; null where
-- there is none, or it is hidden and the company does not use it yet. The entry stays as it is until this transaction ends, and after that nobody else may change it.
create function gate.use_filament(company uuid, spec uuid) returns uuid
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    entry uuid := spec;
    merged_into uuid;
    is_hidden boolean;
begin
    if (company = gate.company(null)) is not true then
        return null;
    end if;
    for step in 1..100 loop
        select s.duplicate_of, s.hidden_at is not null into merged_into, is_hidden from public.filament_spec s where s.id = entry for key share;
        if not found then
            return null;
        end if;
        if merged_into is null then
            if is_hidden and not gate.uses_spec(company, 'filament', entry) then
                return null;
            end if;
            insert into gate.spec_use (kind, spec_id, company_id) values ('filament', entry, company) on conflict do nothing;
            return entry;
        end if;
        entry := merged_into;
    end loop;
    return null;
end
$$;

-- Starts to use a printer model: the id under which it stands in the catalog, also where the one asked for was merged into another; null where
-- there is none, or it is hidden and the company does not use it yet. The entry stays as it is until this transaction ends, and after that nobody else may change it.
create function gate.use_printer(company uuid, spec uuid) returns uuid
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    entry uuid := spec;
    merged_into uuid;
    is_hidden boolean;
begin
    if (company = gate.company(null)) is not true then
        return null;
    end if;
    for step in 1..100 loop
        select s.duplicate_of, s.hidden_at is not null into merged_into, is_hidden from public.printer_spec s where s.id = entry for key share;
        if not found then
            return null;
        end if;
        if merged_into is null then
            if is_hidden and not gate.uses_spec(company, 'printer', entry) then
                return null;
            end if;
            insert into gate.spec_use (kind, spec_id, company_id) values ('printer', entry, company) on conflict do nothing;
            return entry;
        end if;
        entry := merged_into;
    end loop;
    return null;
end
$$;

reset role;
grant execute on function gate.use_filament(uuid, uuid), gate.use_printer(uuid, uuid), gate.uses_spec(uuid, text, uuid), gate.own_tare(uuid, uuid) to perimeter_app;
