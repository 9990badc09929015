package dev.perimeter.prove.rivals;

import dev.perimeter.prove.tally.AttackTally;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Removes the rows of companies and people from every table: one transaction for each statement,
 * until none is left.
 */
final class RivalRemoval {

    private static final int TRIES_MOST = 400;

    /** Other rows still refer to a row, or somebody else holds a lock. */
    private static final List<String> AGAIN = List.of("23503", "55P03", "40P01");

    private final Connection connection;
    private final boolean isSuperuser;
    private final AttackTally attackTally;

    RivalRemoval(Connection connection, boolean isSuperuser, AttackTally attackTally) {
        this.connection = connection;
        this.isSuperuser = isSuperuser;
        this.attackTally = attackTally;
    }

    /**
     * @param isBound whether row security binds the owner of the table
     * @param sql with one array of ids
     */
    private record Step(String table, String owner, boolean isBound, String sql, List<UUID> ids) {}

    void removeAll(List<UUID> logins, List<UUID> accounts, List<UUID> companies) throws SQLException {
        var first = new ArrayList<Step>();
        first.add(step("gate.session", "delete from gate.session where login_id = any (?)", logins));
        first.add(step("gate.login", "delete from gate.login where id = any (?)", logins));
        first.add(step(
                "public.account",
                "update public.account set last_company = null where last_company = any (?)",
                companies));
        first.add(step(
                "gate.session",
                "update gate.session set active_company = null where active_company = any (?)",
                companies));
        for (var table : tablesOfCompanies()) {
            first.add(step(table, "delete from " + table + " where company_id = any (?)", companies));
        }
        runAll(first);
        var last = new ArrayList<Step>();
        for (var kind : List.of("filament", "printer")) {
            var table = "public." + kind + "_spec";
            // The gate may read their uses, and remove them.
            last.add(new Step(table, "perimeter_gate", false, entries(table, kind), companies));
            // Entries that somebody else uses by now stay.
            last.add(step(
                    table,
                    "update " + table + " set contributed_by_company = null where contributed_by_company"
                            + " = any (?)",
                    companies));
        }
        last.add(step("public.company", "delete from public.company where id = any (?)", companies));
        last.add(step("public.account", "delete from public.account where id = any (?)", accounts));
        runAll(last);
    }

    private static String entries(String table, String kind) {
        return "delete from " + table + " s where s.contributed_by_company = any (?) and not exists (select from"
                + " gate.spec_use u where u.kind = '" + kind + "' and u.spec_id = s.id)";
    }

    private void runAll(List<Step> steps) throws SQLException {
        var left = new ArrayDeque<>(steps);
        for (var tries = 0; !left.isEmpty(); tries++) {
            var step = left.removeFirst();
            try {
                run(step);
            } catch (SQLException e) {
                connection.rollback();
                if (tries >= TRIES_MOST || !AGAIN.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
                left.addLast(step);
            }
        }
    }

    private void run(Step step) throws SQLException {
        try (var around = connection.createStatement();
                var statement = connection.prepareStatement(step.sql())) {
            around.execute(isSuperuser ? "" : opened(step));
            statement.setArray(1, connection.createArrayOf("uuid", step.ids().toArray()));
            var rows = statement.executeUpdate();
            around.execute(isSuperuser || !step.isBound() ? "" : rowSecurity(step, "force"));
            connection.commit();
            attackTally.removed(rows);
        }
    }

    /**
     * A superuser reaches the rows of a company. Any other administrator is bound by row security
     * like the owner of the table: it is off for one transaction, under a lock that keeps everybody
     * else from reading, and on again before the commit.
     */
    private static String opened(Step step) {
        return "set local lock_timeout = '2s'; set local role " + step.owner()
                + (step.isBound() ? "; " + rowSecurity(step, "no force") : "");
    }

    private static String rowSecurity(Step step, String force) {
        return "alter table " + step.table() + " " + force + " row level security";
    }

    private Step step(String table, String sql, List<UUID> ids) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select relowner::regrole::text as owner, relforcerowsecurity from pg_class where oid = cast(? as regclass)
                """)) {
            statement.setString(1, table);
            var row = statement.executeQuery();
            row.next();
            return new Step(table, row.getString("owner"), row.getBoolean("relforcerowsecurity"), sql, ids);
        }
    }

    /** Also tables of a version that this class does not know. */
    private List<String> tablesOfCompanies() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select c.relnamespace::regnamespace || '.' || quote_ident(c.relname)
                          from pg_class c
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped
                         where c.relkind in ('r', 'p')
                           and c.relnamespace in ('public'::regnamespace, 'gate'::regnamespace)
                         order by c.oid desc
                        """)) {
            var tables = new ArrayList<String>();
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
            return tables;
        }
    }
}
