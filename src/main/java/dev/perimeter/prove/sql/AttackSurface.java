package dev.perimeter.prove.sql;

import dev.perimeter.prove.sql.StatementParts.Column;
import dev.perimeter.prove.sql.StatementParts.Function;
import dev.perimeter.prove.sql.StatementParts.Table;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The objects of the database for random statements. Those that the role may use come more often,
 * because less is refused there.
 */
public final class AttackSurface {

    private AttackSurface() {}

    /** Every table with all its columns, and once more with those that the role may read. */
    public static List<Table> tables(JdbcClient db, String role) {
        return db
                .sql("""
                        select c.relnamespace::regnamespace || '.' || c.relname as name,
                               case when readable.alone and c.relrowsecurity then 6 else 1 end as times,
                               array_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, null) order by a.attnum) as columns
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                         cross join (values (true), (false)) readable (alone)
                         where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace, 'gate'::regnamespace)
                           and (not readable.alone or has_column_privilege(:role, c.oid, a.attnum, 'select'))
                         group by c.oid, c.relname, c.relnamespace, readable.alone
                        """)
                .param("role", role)
                .query((row, _) -> Collections.nCopies(
                        row.getInt("times"),
                        new Table(
                                row.getString("name"),
                                Arrays.stream((String[]) row.getArray("columns").getArray())
                                        .map(column -> column.split(" ", 2))
                                        .map(column -> new Column(column[0], column[1]))
                                        .toList())))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    public static List<Function> functions(JdbcClient db, String role) {
        return db
                .sql("""
                        select f.proname, case when has_function_privilege(:role, f.oid, 'execute') then 5 else 1 end as times,
                               array(select format_type(t, null) from unnest(f.proargtypes::oid[]) with ordinality a (t, n) order by n) as types
                          from pg_proc f
                         where f.pronamespace = 'gate'::regnamespace
                        """)
                .param("role", role)
                .query((row, _) -> Collections.nCopies(
                        row.getInt("times"), new Function(row.getString("proname"), List.of((String[])
                                row.getArray("types").getArray()))))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }
}
