set role perimeter_gate;

-- What searches look into where there may be too much to look through: names and addresses of customers, texts of orders, in the form of Key.
-- It stands apart from the records because row security keeps every index but those on plain comparisons from them; so only the functions
-- below reach it, and they name a record only to whom its own table shows it. docs/decisions/0007-search.md says what was weighed.
create table gate.searched
(
    company_id uuid not null references public.company,
    kind       text not null check (kind in ('customer', 'sales_order')),
    record_id  uuid not null,
    text       text not null collate "C" check (length(text) <= 210000),

    -- The record first: a company's rows are never gone through one by one.
    primary key (record_id, company_id, kind)
);

-- Every letter and every pair of letters in the text, each hashed together with the company and the kind: the index finds what contains all of
-- the searched text's pairs, of one company alone.
create function gate.grams(company uuid, kind text, text text) returns bigint[]
    language plpgsql immutable parallel safe set search_path = pg_catalog, pg_temp
as $$
declare
    seed bigint := hashtextextended(company || kind, 0);
begin
    return (
        select coalesce(array_agg(distinct hashtextextended(g.gram collate "C", seed)), '{}')
          from (select unnest(array [l.letter, l.letter || lead(l.letter) over (order by l.place)]) as gram
                  from string_to_table(text, null) with ordinality l (letter, place)) g
         where g.gram is not null);
end
$$;

-- Without a list of what is to be put in later: whoever searches would go through that of all companies.
create index searched_by_gram on gate.searched using gin (gate.grams(company_id, kind, text)) with (fastupdate = off);
-- What the planner would learn of it, EXPLAIN would tell of all companies' texts (afterMigrate__no_statistics.sql has the columns of tables).
alter index gate.searched_by_gram alter column 1 set statistics 0;

-- The records of that kind whose text contains this one, if this transaction may view them; none otherwise. Volatile, though it changes nothing:
-- the planner would call it to learn how many there are, also where nobody asks for them in the end.
create function gate.found(company uuid, of_kind text, looked_for text) returns uuid[]
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off
as $$
declare
    wanted bigint[];
begin
    if (company = gate.company(case of_kind when 'customer' then 'customers_view' when 'sales_order' then 'orders_view' else 'owner' end)) is not true
        or looked_for = '' then
        return '{}';
    end if;
    wanted := gate.grams(company, of_kind, looked_for);
    return array(
        select s.record_id
          from gate.searched s
         where gate.grams(s.company_id, s.kind, s.text) @> wanted
           and s.company_id = company
           and s.kind = of_kind
           and position(looked_for in s.text) > 0);
end
$$;

-- The text of a record that is written in the same transaction.
create function gate.file(company uuid, of_kind text, record uuid, text text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
as $$
begin
    if company = gate.company(case of_kind when 'customer' then 'customers_act' when 'sales_order' then 'orders_act' else 'owner' end) then
        insert into gate.searched as s (company_id, kind, record_id, text)
        values (company, of_kind, record, file.text)
            on conflict (record_id, company_id, kind) do update set text = excluded.text where s.text <> excluded.text;
    end if;
end
$$;

-- The record is gone. No caller but the functions that remove one.
create function gate.unfile(company uuid, of_kind text, record uuid) returns void
    language plpgsql volatile set search_path = pg_catalog, pg_temp
as $$
begin
    delete from gate.searched s where s.record_id = record and s.company_id = company and s.kind = of_kind;
end
$$;

reset role;
grant execute on function gate.found(uuid, text, text), gate.file(uuid, text, uuid, text) to perimeter_app;
