package dev.perimeter.prove.leaks;

import dev.perimeter.prove.leaks.statement.OtherValues;
import dev.perimeter.prove.leaks.statement.ServerCatalogue.Table;
import dev.perimeter.prove.leaks.statement.Target;
import dev.perimeter.prove.leaks.statement.Target.Value;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.sql.Attacker;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds for each column a value that the attacked company has and the attacker has not, by what
 * each of them sees.
 */
final class Targets {

    private static final String VALUES = "select distinct %1$s::text, %1$s::text like '%%' || ? || '%%' from %2$s"
            + " where %1$s is not null order by 2 desc, 1 limit 200";

    private final Connection connection;
    private final Rivals rivals;
    private final OtherValues others;

    /** @param connection as the application's role, for this use only */
    Targets(Connection connection, Rivals rivals, OtherValues others) throws SQLException {
        this.connection = connection;
        this.rivals = rivals;
        this.others = others;
        connection.setAutoCommit(false);
    }

    List<Target> of(List<Table> tables, SessionState state) throws SQLException {
        var victim = state.victim(rivals);
        var found = new ArrayList<Target>();
        for (var table : tables) {
            // Rows of the attacked company that the attacker can read are no secret.
            var known = values(table, table.company(), SessionState.attacker(rivals, state), "");
            if (!known.contains(victim.id("company"))) {
                for (var n = 0; n < table.columns().size(); n++) {
                    add(found, table, table.columns().get(n), table.types().get(n), state);
                }
            }
        }
        return found;
    }

    private void add(List<Target> found, Table table, String column, String type, SessionState state)
            throws SQLException {
        var victim = state.victim(rivals);
        var theirs = values(table, column, victim.token("owner"), victim.mark());
        if (state == SessionState.WITHOUT_THE_FLAG) {
            // The attacker's own company is no secret.
            theirs.remove(victim.id("company"));
        }
        var known = values(table, column, SessionState.attacker(rivals, state), "");
        // The attacker may have none of the neighbouring values either, which are compared as well.
        var alone = theirs.stream()
                .filter(value -> others.canTell(type, value))
                .filter(value -> {
                    var like = others.like(type, value);
                    return Stream.of(like.text(), like.below(), like.above()).noneMatch(known::contains);
                })
                .findFirst();
        if (alone.isPresent()) {
            found.add(target(table, column, column, type, "", alone.get()));
        } else if (!theirs.isEmpty() && !type.equals("tid") && state != SessionState.WITHOUT_THE_FLAG) {
            var also = " and " + column + " = '" + theirs.getFirst().replace("'", "''") + "'";
            found.add(target(table, column, table.company(), "uuid", also, victim.id("company")));
        }
    }

    private Target target(Table table, String about, String column, String type, String also, String value) {
        var has = others.like(type, value);
        return new Target(table, about, column, type, also, has, others.another(type, has), others.another(type, has));
    }

    private List<String> values(Table table, String column, String token, String mark) throws SQLException {
        try (var session = connection.createStatement();
                var statement = connection.prepareStatement(VALUES.formatted(column, table.name()))) {
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

    /**
     * Whether any row of any company is null or true there, compared with an impossible condition.
     */
    static List<Target> totals(List<Table> tables) {
        var found = new ArrayList<Target>();
        for (var table : tables) {
            for (var n = 0; n < table.columns().size(); n++) {
                var column = table.columns().get(n);
                var one = table.types().get(n).equals("boolean") ? column : column + " is null";
                var none = Value.of(table.company() + " is null");
                found.add(new Target(table, column, column, "total", "", Value.of(one), none, none));
            }
        }
        return found;
    }
}
