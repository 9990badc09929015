set role perimeter_gate;

-- Every word of what is looked for has to occur somewhere in the text, in any order (spec 11.4): so words are asked for one by one. Otherwise as
-- it was (V13__search.sql).
drop function gate.found(uuid, text, text);
create function gate.found(company uuid, of_kind text, words text[]) returns uuid[]
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off
as $$
declare
    wanted   bigint[];
    patterns text[];
begin
    if (company = gate.company(case of_kind when 'customer' then 'customers_view' when 'sales_order' then 'orders_view' else 'owner' end)) is not true then
        return '{}';
    end if;
    select array_agg(distinct g.gram), array_agg(distinct '%' || regexp_replace(w.word, '([\\%_])', '\\\1', 'g') || '%')
      into wanted, patterns
      from unnest(words) w (word)
     cross join unnest(gate.grams(company, of_kind, w.word)) g (gram);
    if wanted is null then
        return '{}';
    end if;
    return array(
        select s.record_id
          from gate.searched s
         where gate.grams(s.company_id, s.kind, s.text) @> wanted
           and s.company_id = company
           and s.kind = of_kind
           and s.text like all (patterns));
end
$$;

reset role;
grant execute on function gate.found(uuid, text, text[]) to perimeter_app;
