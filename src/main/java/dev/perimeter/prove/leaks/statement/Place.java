package dev.perimeter.prove.leaks.statement;

import dev.perimeter.prove.leaks.statement.ServerCatalogue.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The places of a condition in a statement. No row of another company comes back anywhere: side
 * effects alone could reveal one.
 */
public record Place(String sql) {

    public static final Place WHERE = new Place("select 1 from {table} where {condition}");

    private static final String EXPLAINED = "explain (analyze, costs off, timing off, summary off, buffers off)";

    private static final List<Place> EVERYWHERE = Stream.of(
                    "select count(*) from {table} where {condition}",
                    "select 1 from only {table} tablesample system (100) where {condition}",
                    "select 1 from {table} where ctid >= '(0,0)' and ctid < '(9999,0)' and ({condition})",
                    "select count(*) filter (where {condition}) from {table}",
                    "select 1 from {table} group by {columns} having {condition}",
                    "select 1 from {table} order by ({condition})",
                    "select distinct on (({condition})) 1 from {table}",
                    "select sum(1) over (partition by ({condition})) from {table}",
                    "select 1 from (select {columns}, row_number() over (partition by {column}) from {table}) t where {condition}",
                    "select 1 from (select distinct {columns} from {table}) t where {condition}",
                    "select 1 from (select {columns} from {table} offset 0) t where {condition}",
                    "select 1 from (select {columns} from {table} limit 1000) t where {condition}",
                    "with t as materialized (select {columns} from {table}) select 1 from t where {condition}",
                    "with t as not materialized (select {columns} from {table}) select 1 from t where {condition}",
                    "select 1 from (select {column} from {table} union all select {column} from {table}) t where {condition}",
                    "select 1 from (select {column} from {table} except all select {column} from {table} where false) t where {condition}",
                    "select 1 from (values (1), (2)) v (x) join {table} on {condition}",
                    "select 1 from (values (1), (2)) v (x) left join {table} on {condition}",
                    "select 1 from {table} full join (values (1)) v (x) on v.x = 1 where {condition}",
                    "select 1 from (values ({value}::{type})) v (x) join {table} t on t.{column} = v.x where {qualified}",
                    "select 1 from {table} t join {table} u using ({column}) where {qualified}",
                    "select 1 from (values ({value}::{type})) v (x), lateral (select 1 from {table} t where t.{column} = v.x and ({qualified}) offset 0) s",
                    "select 1 from (values (1)) v (x), lateral (select 1 from {table} where x = 1 and ({condition}) limit 1) s",
                    "select exists (select from {table} where {condition})",
                    "select 1 where 1 in (select 1 from {table} where {condition})",
                    "select 1 where not exists (select from {table} where {condition})",
                    "select array(select 1 from {table} where {condition})",
                    "declare leak cursor for select 1 from {table} where {condition}; fetch all from leak; move backward 1 from leak",
                    "prepare leak as select 1 from {table} where {condition}; " + EXPLAINED + " execute leak",
                    "prepare leak ({type}) as select 1 from {table} where ({condition}) and {column} = $1; execute leak ({value})",
                    "prepare leak ({type}) as select 1 from {table} where {column} = $1; " + EXPLAINED
                            + " execute leak ({value})",
                    "copy (select 1 from {table} where {condition}) to stdout")
            .map(Place::new)
            .toList();

    /** The ways to combine a condition with an effect, the shortest way to a leak first. */
    public static final List<String> TIES = List.of(
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
            "{hit}");

    /** All places; those that change or lock rows only of a table that the role may change. */
    public static List<Place> all(Table table) {
        var places = new ArrayList<>(List.of(WHERE));
        places.addAll(EVERYWHERE);
        var changed = table.changed();
        if (changed != null) {
            places.add(new Place("select 1 from {table} where {condition} for update"));
            places.add(new Place("select 1 from {table} where {condition} for key share skip locked"));
            places.add(new Place("update {table} set " + changed + " = " + changed + " where {condition} returning 1"));
            places.add(new Place(
                    "merge into {table} t using (values (1)) v (x) on {qualified} when matched then update set "
                            + changed + " = " + changed));
        }
        if (table.isRemovable()) {
            places.add(new Place("delete from {table} where {condition} returning 1"));
        }
        if (table.name().equals("idempotency_key")) {
            var added =
                    "insert into {table} as t (company_id, account_id, route, key) values (gate.company(null), gate.account(), 'x', 'x')";
            places.add(new Place(added + "; " + added + " on conflict (company_id, account_id, route, key) do update"
                    + " set held = t.held where {qualified} returning 1"));
        }
        return places;
    }

    /** Whether EXPLAIN accepts the statement. */
    public boolean isExplained() {
        return !sql.contains(";") && !sql.startsWith("copy ");
    }

    /** The statement with this condition and effect, without the target's names. */
    public String with(String tie, Condition condition, String effect) {
        var whole = tie.replace("{effect}", effect).replace("{hit}", condition.sql());
        return sql.replace("{qualified}", whole.replace("{column}", "t.{column}"))
                .replace("{condition}", whole);
    }
}
