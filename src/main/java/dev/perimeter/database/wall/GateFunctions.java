package dev.perimeter.database.wall;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Checks that the trusted functions are those that were shipped, to the letter:
 * db/gate-functions.txt, which a test writes.
 */
public final class GateFunctions {

    private GateFunctions() {}

    static List<String> shipped() {
        return Wall.text("/db/gate-functions.txt").lines().toList();
    }

    static List<Wall.Fault> faults(Connection connection) throws SQLException {
        var shipped = shipped();
        var found = found(connection);
        var wrong = Stream.concat(
                        found.stream().filter(function -> !shipped.contains(function)),
                        shipped.stream()
                                .filter(function -> !found.contains(function))
                                .map(function -> "missing " + function))
                .toList();
        return wrong.isEmpty()
                ? List.of()
                : List.of(new Wall.Fault(
                        "function of the gate is not the one that was shipped",
                        wrong,
                        "restore schema gate from a backup, or migrate an empty database and compare",
                        false));
    }

    /**
     * One line for each function: name and arguments, result, whose rights it runs with, how it
     * runs, settings, owner, who may call it, hash of its source.
     */
    public static List<String> found(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select f.oid::regprocedure || ' -> ' || pg_get_function_result(f.oid) || ' ' || l.lanname
                               || case when f.prosecdef then ' definer ' else ' invoker ' end || f.provolatile::text || f.proparallel::text
                               || case when f.proisstrict then ' strict' else '' end || case when f.proleakproof then ' leakproof' else '' end
                               || ' [' || coalesce(array_to_string(f.proconfig, '; '), '') || '] ' || f.proowner::regrole || ' '
                               || coalesce((select string_agg(case acl.grantee when 0 then 'PUBLIC' else acl.grantee::regrole::text end, ','
                                                              order by acl.grantee::regrole::text)
                                              from aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) acl
                                             where acl.grantee <> f.proowner), '-')
                               || ' ' || md5(f.prosrc || coalesce(pg_get_function_sqlbody(f.oid), ''))
                          from pg_proc f
                          join pg_language l on l.oid = f.prolang
                         where f.pronamespace = 'gate'::regnamespace
                         order by 1
                        """)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
