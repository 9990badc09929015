package dev.perimeter.prove.rivals;

import dev.perimeter.database.Administrator;
import dev.perimeter.prove.tally.AttackTally;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * Two companies, A and B, with a row in every table that companies have. They are made through the
 * product's own interface.
 */
public record Rivals(Rival a, Rival b) {

    public static Rivals make(
            RivalClient rivalClient,
            Administrator administrator,
            RivalAddresses rivalAddresses,
            AttackTally attackTally)
            throws SQLException {
        var a = new RivalFounding(rivalClient, rivalAddresses, new Rival("a", mark("a"))).found();
        attackTally.say("the first throw-away company is made");
        var b = new RivalFounding(rivalClient, rivalAddresses, new Rival("b", mark("b"))).found();
        attackTally.say("the second throw-away company is made");
        for (var rival : new Rival[] {a, b}) {
            keepLogin(rival, administrator);
        }
        return new Rivals(a, b);
    }

    /** Twelve random digits, which no other text has by chance. */
    private static String mark(String letter) {
        var bytes = new byte[6];
        new SecureRandom().nextBytes(bytes);
        return "zx" + letter + HexFormat.of().formatHex(bytes);
    }

    /** The one id that the interface never shows. */
    private static void keepLogin(Rival rival, Administrator administrator) throws SQLException {
        try (var connection = administrator.connect()) {
            connection.setAutoCommit(false);
            try (var role = connection.createStatement();
                    var login = connection.prepareStatement(
                            "select id from gate.login where account_id = cast(? as uuid)")) {
                role.execute("set local role perimeter_gate");
                login.setString(1, rival.id("account"));
                var row = login.executeQuery();
                if (!row.next()) {
                    throw new IllegalStateException("The product answers from another database than this one.");
                }
                rival.keep("login", row.getString(1));
            } finally {
                connection.rollback();
            }
        }
    }

    /** An attack with the ids of both companies in it. */
    public String in(String text) {
        return b.in(a.in(text));
    }
}
