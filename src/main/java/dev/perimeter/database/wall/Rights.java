package dev.perimeter.database.wall;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks that rights and policies of all tables are those that were shipped, to the letter:
 * db/rights.txt, which a test writes.
 */
public final class Rights {

    private static final Pattern FIRST_CONDITION =
            Pattern.compile(" AND \\(\\w+ OPERATOR\\(gate\\.==\\) \\( SELECT gate\\.\\w+\\([^()]*\\) AS \\w+\\)\\)");

    private static final String DOUBLE_PARENTHESES = "\\((\\(\\w+ = gate\\.\\w+\\([^()]*\\)\\))\\)";

    private Rights() {}

    static List<String> shipped() {
        return Wall.text("/db/rights.txt").lines().toList();
    }

    public static List<Wall.Fault> faults(Connection connection) throws SQLException {
        var shipped = shipped();
        var found = found(connection);
        var more = found.stream().filter(line -> !shipped.contains(line)).map(line -> "more: " + line);
        var less = shipped.stream().filter(line -> !found.contains(line)).map(line -> "missing: " + line);
        var wrong = Stream.concat(more, less).toList();
        return wrong.isEmpty()
                ? List.of()
                : List.of(new Wall.Fault(
                        "policy or right is not what was shipped",
                        wrong,
                        "take back what is more, and restore what is missing as the migrations make it",
                        false));
    }

    /**
     * A line for each policy, for the row security of each table, and for each right of a role
     * other than the owner.
     */
    public static List<String> found(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        with kept as (
                            select oid, relname, relnamespace, relowner, relacl, relrowsecurity, relforcerowsecurity,
                                   relnamespace::regnamespace || '.' || relname as name
                              from pg_class
                             where relkind in ('r', 'p', 'v', 'm', 'f', 'S')
                               and relnamespace in ('public'::regnamespace, 'gate'::regnamespace)
                        )
                        select 'policy ' || k.name || '.' || p.polname || ' ' || p.polcmd::text
                               || case when p.polpermissive then '' else ' restrictive' end || ' to '
                               || array_to_string(array(select case r when 0 then 'PUBLIC' else r::regrole::text end
                                                          from unnest(p.polroles) r order by 1), ',')
                               || ' using ' || coalesce(pg_get_expr(p.polqual, p.polrelid), '-')
                               || ' check ' || coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '-') as line
                          from pg_policy p
                          join kept k on k.oid = p.polrelid
                        union all
                        select 'table ' || name || ' of ' || relowner::regrole || case when relrowsecurity then ' row security' else '' end
                               || case when relforcerowsecurity then ' forced' else '' end
                          from kept
                        union all
                        select 'grant ' || acl.privilege_type || case when acl.is_grantable then ' WITH GRANT OPTION' else '' end || ' on '
                               || k.name || ' to ' || case acl.grantee when 0 then 'PUBLIC' else acl.grantee::regrole::text end
                          from kept k
                         cross join lateral aclexplode(k.relacl) acl
                         where acl.grantee <> k.relowner
                        union all
                        select 'grant ' || acl.privilege_type || case when acl.is_grantable then ' WITH GRANT OPTION' else '' end || ' on '
                               || k.name || '.' || a.attname || ' to '
                               || case acl.grantee when 0 then 'PUBLIC' else acl.grantee::regrole::text end
                          from kept k
                          join pg_attribute a on a.attrelid = k.oid and not a.attisdropped
                         cross join lateral aclexplode(a.attacl) acl
                         where acl.grantee <> k.relowner
                        """)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(withoutFirstCondition(rows.getString(1).replaceAll("\\s+", " ")));
            }
            Collections.sort(found);
            return found;
        }
    }

    /**
     * The line without the condition that {@code afterMigrate__first_conditions.sql} adds to
     * policies on servers whose built-in functions are cheap. The file has the policy without it.
     */
    private static String withoutFirstCondition(String line) {
        return FIRST_CONDITION.matcher(line).replaceAll("").replaceAll(DOUBLE_PARENTHESES, "$1");
    }
}
