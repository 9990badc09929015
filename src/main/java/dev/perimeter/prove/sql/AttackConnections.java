package dev.perimeter.prove.sql;

import dev.perimeter.database.Administrator;
import dev.perimeter.gate.Token;
import dev.perimeter.prove.rivals.Rival;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.tally.AttackTally;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** Connections for attacks by SQL, as both pools' roles. Lost ones are replaced. */
public final class AttackConnections implements AutoCloseable {

    private final Administrator administrator;
    private final Map<String, Attacker> attackers = new HashMap<>();

    final Rivals rivals;
    final AttackTally attackTally;

    public AttackConnections(Administrator administrator, Rivals rivals, AttackTally attackTally) {
        this.administrator = administrator;
        this.rivals = rivals;
        this.attackTally = attackTally;
    }

    /** The same connection each time, while it is open. */
    public Attacker attacker(String role) throws SQLException {
        var known = attackers.get(role);
        if (known != null && known.isAlive()) {
            return known;
        }
        var attacker = another(role);
        attackers.put(role, attacker);
        return attacker;
    }

    Attacker another(String role) throws SQLException {
        attackTally.goOn();
        return new Attacker(administrator.connectAs(role));
    }

    static Token token(Rival rival, String who) {
        return new Token(rival.token(who));
    }

    @Override
    public void close() {
        attackers.values().forEach(Attacker::close);
    }
}
