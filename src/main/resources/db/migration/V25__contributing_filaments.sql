-- Spec 9.2: a company that uses a specification the catalog lacks adds it by doing so.
set role perimeter_gate;

-- PR429 where the company, or the account in all its companies, added 500 entries within a day, or the account 5,000 in all that are still told
-- as a company's. One at a time in a company and of an account, so that the limits are exact.
create function gate.refuse_too_many_entries(company uuid) returns void
    language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
declare
    me uuid := gate.account();
    yesterday timestamptz := now() - interval '1 day';
begin
    perform from public.company c where c.id = company for no key update;
    perform from public.account a where a.id = me for no key update;
    if (select count(*) from public.filament_spec s where s.contributed_by_company = company and s.created_at > yesterday)
        + (select count(*) from public.printer_spec s where s.contributed_by_company = company and s.created_at > yesterday)
        >= 500 then
        raise exception 'too_many_requests' using errcode = 'PR429';
    end if;
    if (select count(*) from public.filament_spec s where s.contributed_by_account = me and s.created_at > yesterday)
        + (select count(*) from public.printer_spec s where s.contributed_by_account = me and s.created_at > yesterday)
        >= 500 then
        raise exception 'too_many_requests' using errcode = 'PR429';
    end if;
    if (select count(*) from public.filament_spec s where s.contributed_by_account = me)
        + (select count(*) from public.printer_spec s where s.contributed_by_account = me)
        >= 5000 then
        raise exception 'too_many_requests' using errcode = 'PR429';
    end if;
end
$$;

-- Adds a filament and starts to use it; where an equal one stands there already, that one is used instead and nothing is changed (spec 9.3).
-- What comes back has the id that was given if it is new. Two companies at once: the later one waits, and then finds the other's.
create function gate.contribute_filament(company uuid, entry jsonb) returns setof public.filament_spec
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
declare
    asked public.filament_spec := jsonb_populate_record(null::public.filament_spec, entry);
    equal_one uuid;
    answer public.filament_spec;
begin
    if (company = gate.company('assets_act')) is not true then
        raise exception 'assets_act' using errcode = 'PR404';
    end if;
    -- Again where the equal one was removed, or changed, between the look and the lock.
    for attempt in 1..10 loop
        select s.id into equal_one
          from public.filament_spec s
         where s.manufacturer_key = asked.manufacturer_key
           and s.product_key = asked.product_key
           and s.material_key = asked.material_key
           and s.color_key = asked.color_key
           and s.diameter_mm = asked.diameter_mm
           and s.net_weight_g = asked.net_weight_g
           and s.is_refill is not distinct from asked.is_refill
           and s.spool_type is not distinct from asked.spool_type
           and (s.hidden_at is null or gate.uses_spec(company, 'filament', s.id))
         order by s.hidden_at nulls first
         limit 1
           for key share;
        if not found then
            perform gate.refuse_too_many_entries(company);
            insert into public.filament_spec
                   (id, manufacturer, product, name, material, material_family, fill, diameter_mm, diameter_tolerance_mm, density_g_cm3,
                    net_weight_g, spool_weight_g, spool_type, is_refill, color_name, color_hexes, multi_color_direction, extruder_temp_c,
                    extruder_temp_min_c, extruder_temp_max_c, bed_temp_c, bed_temp_min_c, bed_temp_max_c, max_dry_temp_c, finish, pattern,
                    translucent, glow, traits, gtins, article_numbers, discontinued, data_notes, manufacturer_key, product_key, name_key,
                    material_key, material_family_key, color_key, search_text, maker_alike, product_alike, color_alike,
                    source, contributed_by_company, contributed_by_account, contributed_by_name)
            select asked.id, asked.manufacturer, asked.product, asked.name, asked.material, asked.material_family, asked.fill, asked.diameter_mm,
                    asked.diameter_tolerance_mm, asked.density_g_cm3, asked.net_weight_g, asked.spool_weight_g, asked.spool_type,
                    asked.is_refill, asked.color_name, asked.color_hexes, asked.multi_color_direction, asked.extruder_temp_c,
                    asked.extruder_temp_min_c, asked.extruder_temp_max_c, asked.bed_temp_c, asked.bed_temp_min_c, asked.bed_temp_max_c,
                    asked.max_dry_temp_c, asked.finish, asked.pattern, asked.translucent, asked.glow, asked.traits, asked.gtins,
                    asked.article_numbers, asked.discontinued, asked.data_notes, asked.manufacturer_key, asked.product_key, asked.name_key,
                    asked.material_key, asked.material_family_key, asked.color_key, asked.search_text, asked.maker_alike,
                    asked.product_alike, asked.color_alike,
                    'company', c.id, gate.account(), c.name
              from public.company c
             where c.id = company
                on conflict (manufacturer_key, product_key, material_key, color_key, diameter_mm, net_weight_g, is_refill, spool_type)
                   where hidden_at is null do nothing
            returning id into equal_one;
        end if;
        equal_one := gate.use_filament(company, equal_one);
        exit when equal_one is not null;
    end loop;
    if equal_one is null then
        raise exception 'an entry was gone whenever it was looked for' using errcode = '40001';
    end if;
    answer := (select s from public.filament_spec s where s.id = equal_one);
    answer.contributed_by_company := null;
    answer.contributed_by_account := null;
    return next answer;
end
$$;

reset role;
grant execute on function gate.contribute_filament(uuid, jsonb) to perimeter_app;
