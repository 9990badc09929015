-- Spec 9.2: a company that uses a specification the catalog lacks adds it by doing so.
set role perimeter_gate;

-- Adds a printer model and starts to use it; where an equal one stands there already, that one is used instead and nothing is changed (spec 9.3).
-- What comes back has the id that was given if it is new. Two companies at once: the later one waits, and then finds the other's.
create function gate.contribute_printer(company uuid, entry jsonb) returns setof public.printer_spec
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    asked public.printer_spec := jsonb_populate_record(null::public.printer_spec, entry);
    equal_one uuid;
    answer public.printer_spec;
begin
    if (company = gate.company('assets_act')) is not true then
        raise exception 'assets_act' using errcode = 'PR404';
    end if;
    -- Again where the equal one was removed, or changed, between the look and the lock.
    for attempt in 1..10 loop
        select s.id into equal_one
          from public.printer_spec s
         where s.manufacturer_key = asked.manufacturer_key
           and s.model_key = asked.model_key
           and (s.hidden_at is null or gate.uses_spec(company, 'printer', s.id))
         order by s.hidden_at nulls first
         limit 1
           for key share;
        if not found then
            perform gate.refuse_too_many_entries(company);
            insert into public.printer_spec
                   (id, manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape, nozzle_diameters_mm,
                    filament_diameter_mm, tool_count, multi_material_slots, multi_material_system, max_nozzle_temp_c, max_bed_temp_c,
                    max_chamber_temp_c, max_temp_basis, heated_bed, heated_chamber, enclosed, structure, gcode_flavor, connectivity,
                    display_pixels_x, display_pixels_y, pixel_size_um, source_licenses, license_basis, data_notes, manufacturer_key,
                    model_key, name_key, search_text, maker_alike, model_alike,
                    source, contributed_by_company, contributed_by_account, contributed_by_name)
            select asked.id, asked.manufacturer, asked.model, asked.technology, asked.build_x_mm, asked.build_y_mm, asked.build_z_mm,
                    asked.bed_shape, asked.nozzle_diameters_mm, asked.filament_diameter_mm, asked.tool_count, asked.multi_material_slots,
                    asked.multi_material_system, asked.max_nozzle_temp_c, asked.max_bed_temp_c, asked.max_chamber_temp_c,
                    asked.max_temp_basis, asked.heated_bed, asked.heated_chamber, asked.enclosed, asked.structure, asked.gcode_flavor,
                    asked.connectivity, asked.display_pixels_x, asked.display_pixels_y, asked.pixel_size_um, asked.source_licenses,
                    asked.license_basis, asked.data_notes, asked.manufacturer_key, asked.model_key, asked.name_key, asked.search_text,
                    asked.maker_alike, asked.model_alike,
                    'company', c.id, gate.account(), c.name
              from public.company c
             where c.id = company
                on conflict (manufacturer_key, model_key) where hidden_at is null do nothing
            returning id into equal_one;
        end if;
        equal_one := gate.use_printer(company, equal_one);
        exit when equal_one is not null;
    end loop;
    if equal_one is null then
        raise exception 'an entry was gone whenever it was looked for' using errcode = '40001';
    end if;
    answer := (select s from public.printer_spec s where s.id = equal_one);
    answer.contributed_by_company := null;
    answer.contributed_by_account := null;
    return next answer;
end
$$;

reset role;
grant execute on function gate.contribute_printer(uuid, jsonb) to perimeter_app;
