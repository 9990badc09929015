package dev.perimeter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The functions that everything trusts are those that were shipped, to the letter: db/gate-functions.txt, written by a test. */
final class GateFunctions {

    private GateFunctions() {}

    static List<Wall.Fault> faults(Connection connection) throws SQLException {
        var shipped = Wall.text("/db/gate-functions.txt").lines().collect(Collectors.toSet());
        var wrong = found(connection).stream()
                .filter(function -> !shipped.contains(function))
                .toList();
        return wrong.isEmpty()
                ? List.of()
                : List.of(new Wall.Fault(
                        "function of the gate is not the one that was shipped",
                        wrong,
                        "restore schema gate from a backup, or migrate an empty database and compare",
                        false));
    }

    /** One line each: name and arguments, owner's rights, volatility, settings, who may call it, hash of the source. */
    static List<String> found(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select f.oid::regprocedure || ' ' || case when f.prosecdef then 'definer' else 'invoker' end || ' ' || f.provolatile::text
                               || ' [' || coalesce(array_to_string(f.proconfig, '; '), '') || '] '
                               || coalesce((select string_agg(acl.grantee::regrole::text, ',' order by acl.grantee::regrole::text)
                                              from aclexplode(f.proacl) acl
                                             where acl.grantee <> f.proowner), '-')
                               || ' ' || md5(f.prosrc)
                          from pg_proc f
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
