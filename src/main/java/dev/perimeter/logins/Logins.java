package dev.perimeter.logins;

import dev.perimeter.database.Ids;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Token;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stores logins and opens sessions, through the pool "auth" and functions of the gate alone. */
@Repository
class Logins {

    private final JdbcClient db;
    private final SessionProofs sessionProofs;

    Logins(@Qualifier("authDb") JdbcClient db, SessionProofs sessionProofs) {
        this.db = db;
        this.sessionProofs = sessionProofs;
    }

    /**
     * @param passwordHash null for a login of an outside identity provider
     * @param isKnown whether somebody signed in to it from that network before
     */
    record Login(UUID id, @Nullable String passwordHash, boolean isKnown) {}

    /** The device and address that open a session, for its owner's list of sessions. */
    record Device(@Nullable String userAgent, String address) {}

    /** @param network its name by {@link dev.perimeter.ratelimit.KnownNetworks} */
    Optional<Login> find(String emailKey, byte[] network) {
        return db.sql("select login_id as id, password_hash, is_known from gate.find_login(:emailKey, :network)")
                .param("emailKey", emailKey)
                .param("network", network)
                .query(RecordRowMapper.of(Login.class))
                .optional();
    }

    /** Remembers the network, so that later failures from there are not a stranger's. */
    void remember(UUID login, byte[] network) {
        db.sql("select gate.remember_network(:login, :network)")
                .param("login", login)
                .param("network", network)
                .query((_, _) -> true)
                .single();
    }

    /**
     * Adds a login and opens a session; returns the end of the session. The constraint {@code
     * email_taken} refuses a second login (spec 3.4).
     */
    Instant signUp(UUID login, String email, String emailKey, String passwordHash, Token token, Device device) {
        var proof = sessionProofs.ofSession(login, token.hash(), now());
        return proof.onto(db.sql("""
                        select gate.sign_up(:login, :email, :emailKey, :passwordHash, :session, :tokenHash, :userAgent, :address,
                                            :issuedAt, :keyId, :proof)
                        """))
                .param("login", login)
                .param("email", email)
                .param("emailKey", emailKey)
                .param("passwordHash", passwordHash)
                .param("session", Ids.next())
                .param("tokenHash", token.hash())
                .param("userAgent", device.userAgent())
                .param("address", device.address())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Empty where the password was changed after it was compared. */
    Optional<Instant> openSession(Login login, Token token, Device device) {
        var proof = sessionProofs.ofSession(login.id(), token.hash(), now());
        return proof.onto(db.sql("""
                        select gate.open_session(:session, :login, :passwordHash, :tokenHash, :userAgent, :address,
                                                 :issuedAt, :keyId, :proof)
                        """))
                .param("session", Ids.next())
                .param("login", login.id())
                .param("passwordHash", login.passwordHash())
                .param("tokenHash", token.hash())
                .param("userAgent", device.userAgent())
                .param("address", device.address())
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /**
     * Changes the password and ends all other sessions. False where the password was changed after
     * it was compared.
     */
    boolean changePassword(Token token, Login login, String passwordHash) {
        return sessionProofs
                .ofPassword(login.id(), passwordHash, now())
                .onto(db.sql("""
                        select gate.change_password(:token, :comparedHash, :passwordHash, :issuedAt, :keyId, :proof)
                        """))
                .param("token", token.bytes())
                .param("comparedHash", login.passwordHash())
                .param("passwordHash", passwordHash)
                .query(Boolean.class)
                .single();
    }

    private long now() {
        return db.sql("select gate.now_micros()").query(Long.class).single();
    }
}
