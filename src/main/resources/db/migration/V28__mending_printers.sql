set role perimeter_gate;

-- Spec 9.4: the id of a printer model that the company may change or remove, locked until this transaction ends; null where there is none.
-- PR407 where another company added it, or none; PR409 where another company uses it: one that starts to do so now waits for the outcome.
create function gate.mendable_printer_model(company uuid, spec uuid) returns uuid
    language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
    entry uuid := (with recursive merged (id, into_id) as (
                     select s.id, s.duplicate_of from public.printer_spec s where s.id = spec
                     union
                     select s.id, s.duplicate_of from merged m join public.printer_spec s on s.id = m.into_id)
                   select m.id from merged m where m.into_id is null);
begin
    if (company = gate.company('assets_act')) is not true then
        raise exception 'assets_act' using errcode = 'PR404';
    end if;
    if exists (select from public.printer_spec s where s.id = entry and s.contributed_by_company is distinct from company) then
        raise exception 'not_the_contributor' using errcode = 'PR407';
    end if;
    -- A hidden one is the operator's affair: removed, it could be added anew.
    perform from public.printer_spec s where s.id = entry and s.hidden_at is null for update;
    if not found then
        return null;
    end if;
    -- Looked up only now: who was faster has committed.
    if exists (select from gate.spec_use u where u.kind = 'printer' and u.spec_id = entry and u.company_id <> company) then
        raise exception 'in_use' using errcode = 'PR409';
    end if;
    return entry;
end
$$;

create function gate.printer_model_to_change(company uuid, spec uuid) returns setof public.printer_spec
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    entry uuid := gate.mendable_printer_model(company, spec);
    answer public.printer_spec := (select s from public.printer_spec s where s.id = entry);
begin
    if entry is not null then
        answer.contributed_by_company := null;
        answer.contributed_by_account := null;
        return next answer;
    end if;
end
$$;

create function gate.change_printer_model(company uuid, spec uuid, entry jsonb) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    mended uuid := gate.mendable_printer_model(company, spec);
begin
    update public.printer_spec s
       set (manufacturer, model, technology, build_x_mm, build_y_mm, build_z_mm, bed_shape, nozzle_diameters_mm, filament_diameter_mm,
            tool_count, multi_material_slots, multi_material_system, max_nozzle_temp_c, max_bed_temp_c, max_chamber_temp_c, max_temp_basis,
            heated_bed, heated_chamber, enclosed, structure, gcode_flavor, connectivity, display_pixels_x, display_pixels_y, pixel_size_um,
            source_licenses, license_basis, data_notes, manufacturer_key, model_key, name_key, search_text, maker_alike, model_alike,
            version)
         = (select c.manufacturer, c.model, c.technology, c.build_x_mm, c.build_y_mm, c.build_z_mm, c.bed_shape, c.nozzle_diameters_mm,
            c.filament_diameter_mm, c.tool_count, c.multi_material_slots, c.multi_material_system, c.max_nozzle_temp_c, c.max_bed_temp_c,
            c.max_chamber_temp_c, c.max_temp_basis, c.heated_bed, c.heated_chamber, c.enclosed, c.structure, c.gcode_flavor, c.connectivity,
            c.display_pixels_x, c.display_pixels_y, c.pixel_size_um, c.source_licenses, c.license_basis, c.data_notes, c.manufacturer_key,
            c.model_key, c.name_key, c.search_text, c.maker_alike, c.model_alike,
                   s.version + 1
              from jsonb_populate_record(null::public.printer_spec, entry) c)
     where s.id = mended;
end
$$;

create function gate.remove_printer_model(company uuid, spec uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    entry uuid := gate.mendable_printer_model(company, spec);
begin
    delete from gate.spec_use u where u.kind = 'printer' and u.spec_id = entry;
    delete from public.printer_spec s where s.id = entry;
exception when foreign_key_violation then
    -- An asset of the company, an entry that was merged into this one, or an import that knows it.
    raise exception 'in_use' using errcode = 'PR409';
end
$$;

reset role;
grant execute on function gate.printer_model_to_change(uuid, uuid), gate.change_printer_model(uuid, uuid, jsonb), gate.remove_printer_model(uuid, uuid)
    to perimeter_app;
