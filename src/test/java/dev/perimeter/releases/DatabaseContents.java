package dev.perimeter.releases;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a database holds, to compare: how it is made, its rows, and which transaction wrote what. */
final class DatabaseContents {

    private static final String TABLES = """
            select c.oid::regclass::text
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p') and n.nspname in ('public', 'gate')
             order by 1
            """;

    private static final String STRUCTURE = """
            select 'role ' || rolname || rolcanlogin || rolinherit || rolsuper || rolcreaterole || rolbypassrls from pg_roles
            union all
            select 'setting ' || setrole::regrole || setdatabase || setconfig::text from pg_db_role_setting
            union all
            select 'database ' || datacl::text from pg_database where datname = current_database()
            union all
            select 'schema ' || nspname || nspowner::regrole || coalesce(nspacl::text, '-') from pg_namespace where nspname !~ '^pg_(temp|toast)'
            union all
            select 'language ' || lanname || coalesce(lanacl::text, '-') from pg_language
            union all
            select 'default ' || defaclrole::regrole || defaclobjtype::text || defaclacl::text from pg_default_acl
            union all
            select 'relation ' || c.oid::regclass || c.relkind::text || c.relowner::regrole || c.relrowsecurity || c.relforcerowsecurity
                   || coalesce(c.relacl::text, '-') || coalesce(c.reloptions::text, '-')
              from pg_class c where c.oid >= 16384 and c.relnamespace <> 'pg_toast'::regnamespace
            union all
            select 'column ' || a.attrelid::regclass || '.' || a.attname || ' ' || a.attnum || format_type(a.atttypid, a.atttypmod) || a.attnotnull
                   || coalesce(a.attstattarget::text, '-') || coalesce(a.attacl::text, '-') || a.attcollation || a.attgenerated::text
                   || coalesce(pg_get_expr(d.adbin, d.adrelid), '-')
              from pg_attribute a
              join pg_class c on c.oid = a.attrelid
              left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
             where c.oid >= 16384 and c.relnamespace <> 'pg_toast'::regnamespace and a.attnum > 0 and not a.attisdropped
            union all
            select 'constraint ' || conrelid::regclass || '.' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint where oid >= 16384
            union all
            select 'index ' || pg_get_indexdef(indexrelid) from pg_index where indexrelid >= 16384 and indrelid::regclass::text !~ '^pg_toast'
            union all
            select 'policy ' || policyname || tablename || permissive || roles::text || cmd || coalesce(qual, '-') || coalesce(with_check, '-')
              from pg_policies
            union all
            select 'function ' || oid::regprocedure || proowner::regrole || coalesce(proacl::text, '-') || procost || prosecdef || provolatile::text
                   || case when oid < 16384 then '' else md5(pg_get_functiondef(oid)) end
              from pg_proc
             order by 1
            """;

    /** Statistics are PostgreSQL's own affair: it renews them when it has time. */
    private static final String CATALOGS = """
            select c.oid::regclass::text
              from pg_class c
             where c.relkind = 'r'
               and c.relnamespace not in ('information_schema'::regnamespace, 'pg_toast'::regnamespace)
               and c.relname not in ('pg_statistic', 'pg_statistic_ext_data')
             order by 1
            """;

    private DatabaseContents() {}

    /** How many rows each table of public and gate has. */
    static Map<String, Long> counts(Connection connection) throws SQLException {
        var counts = new TreeMap<String, Long>();
        for (var table : lines(connection, TABLES)) {
            counts.put(table, Long.valueOf(line(connection, "select count(*) from " + table)));
        }
        return counts;
    }

    /** Every row of every table, hashed. */
    static Map<String, String> rows(Connection connection) throws SQLException {
        var rows = new TreeMap<String, String>();
        for (var table : lines(connection, TABLES)) {
            rows.put(table, line(connection, """
                    select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from %s t
                    """.formatted(table)));
        }
        return rows;
    }

    /** In what two databases differ: who may do what with which thing, and how each is made. */
    static List<String> difference(Connection one, Connection other) throws SQLException {
        var ones = lines(one, STRUCTURE);
        var others = lines(other, STRUCTURE);
        var difference = new ArrayList<String>();
        ones.stream()
                .filter(line -> !others.contains(line))
                .map("only here: "::concat)
                .forEach(difference::add);
        others.stream()
                .filter(line -> !ones.contains(line))
                .map("only there: "::concat)
                .forEach(difference::add);
        return difference;
    }

    /** Of every table, PostgreSQL's own included: which transactions wrote its rows. Whatever is written changes it. */
    static Map<String, String> writers(Connection connection) throws SQLException {
        var writers = new TreeMap<String, String>();
        for (var table : lines(connection, CATALOGS)) {
            writers.put(table, line(connection, """
                    select count(*) || ' ' || coalesce(md5(string_agg(t.xmin::text, '|' order by t.ctid)), '') from %s t
                    """.formatted(table)));
        }
        return writers;
    }

    static String line(Connection connection, String sql) throws SQLException {
        return lines(connection, sql).getFirst();
    }

    static List<String> lines(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
            return lines;
        }
    }
}
