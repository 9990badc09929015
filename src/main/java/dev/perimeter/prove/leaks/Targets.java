package dev.perimeter.prove.leaks;

import dev.perimeter.prove.leaks.ServerCatalogue.Table;
import dev.perimeter.prove.leaks.Target.Value;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.sql.Attacker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds for each column a value that the attacked company has and the attacker has not, as each of them sees the rows. */
final class Targets {

    private static final String CANDIDATES = "select distinct %1$s::text, %1$s::text like '%%' || ? || '%%' from %2$s"
            + " where %1$s is not null order by 2 desc, 1 limit 200";

    private final Connection connection;
    private final Rivals rivals;
    private final OtherValues others;

    /** @param connection as the application's role, and used for nothing else */
    Targets(Connection connection, Rivals rivals, OtherValues others) {
        this.connection = connection;
        this.rivals = rivals;
        this.others = others;
    }

    /** Each column; one whose values both have, together with the company's id. */
    List<Target> of(Table table, SessionState state) throws SQLException {
        var victim = state.victim(rivals);
        var attacker = rivals.a().token(state == SessionState.WITHOUT_THE_FLAG ? "staff" : "owner");
        var company = table.columns().contains("company_id") ? "company_id" : "id";
        if (values(table, company, attacker, "").contains(victim.id("company"))) {
            return List.of();
        }
        var found = new ArrayList<Target>();
        for (var n = 0; n < table.columns().size(); n++) {
            var column = table.columns().get(n);
            var type = table.types().get(n);
            var theirs = values(table, column, victim.token("owner"), victim.mark());
            var known = values(table, column, attacker, "");
            var alone = theirs.stream()
                    .filter(value -> !known.contains(value) && others.canTell(type, value))
                    .findFirst();
            if (alone.isPresent()) {
                found.add(target(table, column, type, alone.get(), "", column));
            } else if (!theirs.isEmpty() && !type.equals("tid")) {
                var also = " and " + column + " = '" + theirs.getFirst().replace("'", "''") + "'";
                found.add(target(table, company, "uuid", victim.id("company"), also, column));
            }
        }
        return found;
    }

    private Target target(Table table, String column, String type, String value, String also, String asked) {
        var has = others.like(type, value);
        return new Target(
                table.name(), column, type, has, others.another(type, has), others.another(type, has), also, asked);
    }

    private List<String> values(Table table, String column, String token, String mark) throws SQLException {
        connection.setAutoCommit(false);
        try (var session = connection.createStatement();
                var statement = connection.prepareStatement(CANDIDATES.formatted(column, table.name()))) {
            session.execute(Attacker.enter(token));
            statement.setString(1, mark);
            var rows = statement.executeQuery();
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        } finally {
            connection.rollback();
        }
    }

    /** Whether any row at all has nothing there, or true, compared with what no row can be: of all companies together. */
    static List<Target> totals(Table table) {
        var found = new ArrayList<Target>();
        for (var n = 0; n < table.columns().size() && table.columns().contains("company_id"); n++) {
            var column = table.columns().get(n);
            var expressions = table.types().get(n).equals("boolean")
                    ? List.of(column, "not " + column)
                    : List.of(column + " is null", column + " is not null");
            for (var expression : expressions) {
                var none = Value.of("company_id is null");
                found.add(new Target(
                        table.name(), column, "total", Value.of(expression), none, none, "", column));
            }
        }
        return found;
    }
}
