package dev.perimeter.logins;

import dev.perimeter.database.ProofKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Proves to the database that the application itself asks for a session or a new password: SQL
 * alone cannot make one. Its time is the database's own, so that a wrong clock here keeps nobody
 * out.
 */
@Component
class SessionProofs {

    private final ProofKey key;

    SessionProofs(ProofKey key) {
        this.key = key;
    }

    /** @param issuedAt microseconds since 1970 by the database's clock */
    record Proof(long issuedAt, String keyId, byte[] mac) {

        JdbcClient.StatementSpec onto(JdbcClient.StatementSpec statement) {
            return statement.param("issuedAt", issuedAt).param("keyId", keyId).param("proof", mac);
        }
    }

    Proof ofSession(UUID login, byte[] tokenHash, long now) {
        return over("session|" + login + "|" + HexFormat.of().formatHex(tokenHash), now);
    }

    Proof ofPassword(UUID login, String hash, long now) {
        return over("password|" + login + "|" + hash, now);
    }

    private Proof over(String message, long now) {
        return new Proof(now, key.id(), key.mac((message + "|" + now).getBytes(StandardCharsets.UTF_8)));
    }
}
