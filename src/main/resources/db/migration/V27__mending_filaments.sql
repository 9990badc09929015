set role perimeter_gate;

-- Spec 9.4: the id of a filament that the company may change or remove, locked until this transaction ends; null where there is none.
-- PR407 where another company added it, or none; PR409 where another company uses it: one that starts to do so now waits for the outcome.
create function gate.mendable_filament(company uuid, spec uuid) returns uuid
    language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
    entry uuid := (with recursive merged (id, into_id) as (
                     select s.id, s.duplicate_of from public.filament_spec s where s.id = spec
                     union
                     select s.id, s.duplicate_of from merged m join public.filament_spec s on s.id = m.into_id)
                   select m.id from merged m where m.into_id is null);
begin
    if (company = gate.company('assets_act')) is not true then
        raise exception 'assets_act' using errcode = 'PR404';
    end if;
    if exists (select from public.filament_spec s where s.id = entry and s.contributed_by_company is distinct from company) then
        raise exception 'not_the_contributor' using errcode = 'PR407';
    end if;
    -- A hidden one is the operator's affair: removed, it could be added anew.
    perform from public.filament_spec s where s.id = entry and s.hidden_at is null for update;
    if not found then
        return null;
    end if;
    -- Looked up only now: who was faster has committed.
    if exists (select from gate.spec_use u where u.kind = 'filament' and u.spec_id = entry and u.company_id <> company) then
        raise exception 'in_use' using errcode = 'PR409';
    end if;
    return entry;
end
$$;

create function gate.filament_to_change(company uuid, spec uuid) returns setof public.filament_spec
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    entry uuid := gate.mendable_filament(company, spec);
    answer public.filament_spec := (select s from public.filament_spec s where s.id = entry);
begin
    if entry is not null then
        answer.contributed_by_company := null;
        answer.contributed_by_account := null;
        return next answer;
    end if;
end
$$;

create function gate.change_filament(company uuid, spec uuid, entry jsonb) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    mended uuid := gate.mendable_filament(company, spec);
begin
    update public.filament_spec s
       set (manufacturer, product, name, material, material_family, fill, diameter_mm, diameter_tolerance_mm, density_g_cm3, net_weight_g,
            spool_weight_g, spool_type, is_refill, color_name, color_hexes, multi_color_direction, extruder_temp_c, extruder_temp_min_c,
            extruder_temp_max_c, bed_temp_c, bed_temp_min_c, bed_temp_max_c, max_dry_temp_c, finish, pattern, translucent, glow, traits,
            gtins, article_numbers, discontinued, data_notes, manufacturer_key, product_key, name_key, material_key, material_family_key,
            color_key, search_text, maker_alike, product_alike, color_alike,
            version)
         = (select c.manufacturer, c.product, c.name, c.material, c.material_family, c.fill, c.diameter_mm, c.diameter_tolerance_mm,
            c.density_g_cm3, c.net_weight_g, c.spool_weight_g, c.spool_type, c.is_refill, c.color_name, c.color_hexes,
            c.multi_color_direction, c.extruder_temp_c, c.extruder_temp_min_c, c.extruder_temp_max_c, c.bed_temp_c, c.bed_temp_min_c,
            c.bed_temp_max_c, c.max_dry_temp_c, c.finish, c.pattern, c.translucent, c.glow, c.traits, c.gtins, c.article_numbers,
            c.discontinued, c.data_notes, c.manufacturer_key, c.product_key, c.name_key, c.material_key, c.material_family_key, c.color_key,
            c.search_text, c.maker_alike, c.product_alike, c.color_alike,
                   s.version + 1
              from jsonb_populate_record(null::public.filament_spec, entry) c)
     where s.id = mended;
end
$$;

create function gate.remove_filament(company uuid, spec uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    entry uuid := gate.mendable_filament(company, spec);
begin
    delete from gate.spec_use u where u.kind = 'filament' and u.spec_id = entry;
    delete from public.filament_spec s where s.id = entry;
exception when foreign_key_violation then
    -- An asset of the company, an entry that was merged into this one, or an import that knows it.
    raise exception 'in_use' using errcode = 'PR409';
end
$$;

reset role;
grant execute on function gate.filament_to_change(uuid, uuid), gate.change_filament(uuid, uuid, jsonb), gate.remove_filament(uuid, uuid)
    to perimeter_app;
