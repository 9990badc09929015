package dev.perimeter.logins;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** A person's own sessions (spec 2.5). */
@Repository
class Sessions {

    private final JdbcClient db;

    Sessions(@Qualifier("authDb") JdbcClient db) {
        this.db = db;
    }

    record Session(
            UUID id,
            Instant createdAt,
            Instant lastSeenAt,
            Instant expiresAt,
            @Nullable String userAgent,
            boolean current) {}

    List<Session> list(Person me) {
        return db.sql("""
                        select id, created_at, last_seen_at, expires_at, user_agent, is_current as current
                          from gate.sessions(:token)
                        """)
                .param("token", me.token().bytes())
                .query(RecordRowMapper.of(Session.class))
                .list();
    }

    /** False where the person has no session with that id. */
    boolean end(Person me, UUID session) {
        return db.sql("select gate.end_session(:token, :session)")
                .param("token", me.token().bytes())
                .param("session", session)
                .query(Boolean.class)
                .single();
    }

    void endOthers(Person me) {
        run(me, "select gate.end_other_sessions(:token)");
    }

    void signOut(Person me) {
        run(me, "select gate.sign_out(:token)");
    }

    private void run(Person me, String sql) {
        db.sql(sql).param("token", me.token().bytes()).query((_, _) -> true).single();
    }
}
