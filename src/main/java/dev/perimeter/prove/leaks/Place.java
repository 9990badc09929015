package dev.perimeter.prove.leaks;

import dev.perimeter.prove.leaks.ServerCatalogue.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a condition may stand. Rows come back nowhere: what is told, is told by the way.
 *
 * @param isExplained whether EXPLAIN takes it
 */
record Place(String sql, boolean isExplained) {

    static final Place WHERE = of("select 1 from {table} where {condition}");

    private static final List<Place> EVERYWHERE = List.of(
            WHERE,
            of("select count(*) from {table} where {condition}"),
            of("select 1 from only {table} tablesample system (100) where {condition}"),
            of("select 1 from {table} where ctid >= '(0,0)' and ctid < '(9999,0)' and ({condition})"),
            of("select count(*) filter (where {condition}) from {table}"),
            of("select 1 from {table} group by {columns} having {condition}"),
            of("select 1 from {table} order by ({condition})"),
            of("select distinct on (({condition})) 1 from {table}"),
            of("select sum(1) over (partition by ({condition})) from {table}"),
            of("select 1 from (select {columns}, row_number() over (partition by {column}) from {table}) t where {condition}"),
            of("select 1 from (select distinct {columns} from {table}) t where {condition}"),
            of("select 1 from (select {columns} from {table} offset 0) t where {condition}"),
            of("select 1 from (select {columns} from {table} limit 1000) t where {condition}"),
            of("with t as materialized (select {columns} from {table}) select 1 from t where {condition}"),
            of("with t as not materialized (select {columns} from {table}) select 1 from t where {condition}"),
            of("select 1 from (select {columns} from {table} union all select {columns} from {table}) t where {condition}"),
            of("select 1 from (select {columns} from {table} except select {columns} from {table} where false) t where {condition}"),
            of("select 1 from (values (1), (2)) v (x) join {table} on {condition}"),
            of("select 1 from (values (1), (2)) v (x) left join {table} on {condition}"),
            of("select 1 from {table} full join (values (1)) v (x) on v.x = 1 where {condition}"),
            of("select 1 from (values ({value}::{type})) v (x) join {table} t on t.{column} = v.x where {condition}"),
            of("select 1 from (values ({value}::{type})) v (x), lateral (select 1 from {table} t where t.{column} = v.x and ({condition}) offset 0) s"),
            of("select 1 from (values (1)) v (x), lateral (select 1 from {table} where x = 1 and ({condition}) limit 1) s"),
            of("select exists (select from {table} where {condition})"),
            of("select 1 where 1 in (select 1 from {table} where {condition})"),
            of("select 1 where not exists (select from {table} where {condition})"),
            of("select array(select 1 from {table} where {condition})"),
            of("declare leak cursor for select 1 from {table} where {condition}; fetch all from leak; move backward 1 from leak"),
            of("prepare leak as select 1 from {table} where {condition}; explain (analyze, costs off, timing off, summary off, buffers off) execute leak"),
            of("prepare leak ({type}) as select 1 from {table} where ({condition}) and {column} = $1; execute leak ({value})"),
            of("copy (select 1 from {table} where {condition}) to stdout"));

    private static Place of(String sql) {
        return new Place(sql, !sql.contains(";") && !sql.startsWith("copy "));
    }

    static List<Place> all(Table table) {
        var places = new ArrayList<>(EVERYWHERE);
        if (table.changed() != null) {
            places.add(of("select 1 from {table} where {condition} for update"));
            places.add(of("select 1 from {table} where {condition} for key share skip locked"));
            places.add(of("update {table} set " + table.changed() + " = " + table.changed() + " where {condition} returning 1"));
            places.add(of("merge into {table} using (values (1)) v (x) on {condition} when matched then do nothing"));
        }
        if (table.removed()) {
            places.add(of("delete from {table} where {condition} returning 1"));
        }
        if (table.name().endsWith("company_counter")) {
            places.add(of("insert into {table} (company_id, kind, last_number) values ('{own}', 'customer', 1) on conflict (company_id, kind)"
                    + " do update set last_number = company_counter.last_number where company_counter.{condition} returning 1"));
        }
        return places;
    }

    /** How a condition and what it leaves behind are put together. */
    static final List<String> TIES = List.of(
            "case when {hit} then {effect} else false end",
            "({hit}) and {effect}",
            "not ({hit}) or {effect}",
            "((({hit}) and {effect}) is true)",
            "not (not ({hit}) or not ({effect}))",
            "coalesce(case when {hit} then {effect} end, false)",
            "nullif({hit}, false) and {effect}",
            "(array [case when {hit} then {effect} end])[1]",
            "(({hit}), true) = (true, {effect})",
            "(case when {hit} then {effect} end) is distinct from null",
            "{effect} in (case when {hit} then {effect} end)",
            "(case when {hit} then array [{effect}] end)[1]",
            "{hit}");
}
