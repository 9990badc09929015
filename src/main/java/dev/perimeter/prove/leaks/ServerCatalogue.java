package dev.perimeter.prove.leaks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What there is on this server for an attacker to use: read from its own catalogue, so that nothing new is forgotten. */
final class ServerCatalogue {

    private static final String TABLES = """
            select c.oid::regclass::text as name,
                   array_agg(quote_ident(a.attname) order by a.attnum) as columns,
                   array_agg(format_type(a.atttypid, null) order by a.attnum) as types,
                   (select min(quote_ident(u.attname)) from pg_attribute u
                     where u.attrelid = c.oid and u.attnum > 0 and not u.attisdropped
                       and has_column_privilege('perimeter_app', c.oid, u.attnum, 'update')) as changed,
                   has_table_privilege('perimeter_app', c.oid, 'delete') as removed
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and not a.attisdropped and (a.attnum > 0 or a.attname in ('xmin', 'ctid'))
             where (c.relrowsecurity or c.relkind = 'v')
               and c.relnamespace in ('public'::regnamespace, 'gate'::regnamespace)
               and has_column_privilege('perimeter_app', c.oid, a.attnum, 'select')
             group by c.oid
             order by c.oid::regclass::text
            """;

    /** Each with the types of columns that it can be asked about as they are; a name in front of the types stands for an operator. */
    private static final String LEAKPROOF = """
            select p.oid::regproc::text as name, o.operator, p.pronargs as arguments,
                   array(select format_type(t, null) from unnest(p.proargtypes::oid[]) with ordinality a (t, n) order by n) as types,
                   array(select format_type(k.castsource, null) from pg_cast k
                          where k.casttarget = p.proargtypes[0] and k.castmethod = 'b' and k.castcontext in ('a', 'i')) as like_first,
                   format_type(p.prorettype, null) as result
              from pg_proc p
              left join lateral (select null as operator
                                  union all
                                 select w.oprname from pg_operator w where w.oprcode = p.oid) o on true
             where p.proleakproof and p.prokind = 'f' and p.pronargs between 1 and 2
               and has_function_privilege('perimeter_app', p.oid, 'execute')
             order by p.oid, o.operator nulls first
            """;

    /** What may be called with values of some sort. Aggregates need rows, and triggers a table. */
    private static final String FUNCTIONS = """
            select p.oid::regproc::text as name, p.proretset as is_set, p.provolatile <> 'i' as changes,
                   array(select format_type(t, null) from unnest(p.proargtypes::oid[]) with ordinality a (t, n) order by n) as types
              from pg_proc p
             where p.prokind = 'f'
               and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype, 'internal'::regtype)
               and not 'internal'::regtype::oid = any (p.proargtypes::oid[])
               and has_schema_privilege(?, p.pronamespace, 'usage')
               and has_function_privilege(?, p.oid, 'execute')
             order by p.provolatile desc, p.oid
            """;

    private static final String RELATIONS = """
            select oid::bigint::text from pg_class
             where relkind in ('r', 'i', 't') and relnamespace in ('public'::regnamespace, 'gate'::regnamespace)
             order by oid
            """;

    private final Connection connection;

    ServerCatalogue(Connection connection) {
        this.connection = connection;
    }

    /** @param changed a column that the role may change, or null; @param removed whether it may remove rows */
    record Table(String name, List<String> columns, List<String> types, String changed, boolean removed) {}

    record Leakproof(String name, String operator, int arguments, List<String> types, List<String> like, String result) {}

    record Callable(String name, boolean isSet, boolean isVolatile, List<String> types) {}

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    List<Table> tables() throws SQLException {
        return ask(TABLES, row -> new Table(
                row.getString("name"), texts(row, "columns"), texts(row, "types"), row.getString("changed"), row.getBoolean("removed")));
    }

    List<Leakproof> leakproof() throws SQLException {
        return ask(LEAKPROOF, row -> new Leakproof(
                row.getString("name"), row.getString("operator"), row.getInt("arguments"), texts(row, "types"),
                texts(row, "like_first"), row.getString("result")));
    }

    List<Callable> callable(String role) throws SQLException {
        return ask(FUNCTIONS, row -> new Callable(
                row.getString("name"), row.getBoolean("is_set"), row.getBoolean("changes"), texts(row, "types")), role, role);
    }

    List<String> relations() throws SQLException {
        return ask(RELATIONS, row -> row.getString(1));
    }

    private <T> List<T> ask(String sql, Row<T> of, String... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var n = 0; n < values.length; n++) {
                statement.setString(n + 1, values[n]);
            }
            var rows = statement.executeQuery();
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(of.of(rows));
            }
            return all;
        }
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
