package dev.perimeter.events;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * The sessions of open streams, read for many tokens in one statement. The company comes from each
 * session, as in {@code gate.enter}.
 */
@Repository
class LiveSessions {

    private final JdbcClient db;

    LiveSessions(@Qualifier("doorDb") JdbcClient db) {
        this.db = db;
    }

    /** The members whom these tokens let in now. A token without a live session is absent. */
    Map<Token, Member> members(List<Token> tokens) {
        var members = new HashMap<Token, Member>();
        db.sql("""
                        select place, account_id, company_id, session_id, held
                          from gate.live_sessions(:tokens)
                        """).param("tokens", array(tokens)).query(row -> {
            members.put(tokens.get(row.getInt("place") - 1), member(row));
        });
        return members;
    }

    /** The changes that the holder of each token may see, of as long as {@code lately}. */
    Map<Token, List<RecordChange>> changes(List<Token> tokens, Duration lately) {
        var changes = new HashMap<Token, List<RecordChange>>();
        db.sql("""
                        select place, entry_id, action, record_type, record_id, is_fresh
                          from gate.changes(:tokens, make_interval(secs => :seconds))
                        """)
                .param("tokens", array(tokens))
                .param("seconds", lately.toSeconds())
                .query(row -> {
                    changes.computeIfAbsent(tokens.get(row.getInt("place") - 1), _ -> new ArrayList<>())
                            .add(change(row));
                });
        return changes;
    }

    private static SqlArrayValue array(List<Token> tokens) {
        return new SqlArrayValue("bytea", tokens.stream().map(Token::bytes).toArray(byte[][]::new));
    }

    private static Member member(ResultSet row) throws SQLException {
        var held = row.getInt("held");
        return Member.of(
                row.getObject("account_id", UUID.class),
                row.getObject("company_id", UUID.class),
                row.getObject("session_id", UUID.class),
                held);
    }

    private static RecordChange change(ResultSet row) throws SQLException {
        return new RecordChange(
                row.getObject("entry_id", UUID.class),
                row.getString("action"),
                row.getString("record_type"),
                row.getObject("record_id", UUID.class),
                row.getBoolean("is_fresh"));
    }
}
