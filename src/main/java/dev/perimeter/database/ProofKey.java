package dev.perimeter.database;

import dev.perimeter.secrets.Hmac;
import dev.perimeter.secrets.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The key that proves to the database that the application opens a session: HMAC-SHA-256, 32 bytes,
 * derived from the application secret. The database stores the two padded forms of the key, in
 * columns that no role of a pool can read.
 */
public final class ProofKey {

    private static final int BLOCK_BYTES = 64;

    private final byte[] key;

    /** The key of each known secret, the current one first. */
    private final List<byte[]> known;

    public ProofKey(Secret secret) {
        this.known = secret.deriveAll("session proof");
        this.key = known.getFirst();
    }

    /** Identifies the key without revealing it: eight bytes of its hash. */
    public String id() {
        return id(key);
    }

    private static String id(byte[] key) {
        return HexFormat.of().formatHex(Hmac.sha256(key), 0, 8);
    }

    public byte[] mac(byte[] message) {
        return new Hmac(key).of(message);
    }

    /** Refuses a database that was set up with another secret: no session could be opened. */
    public void refuseAnother(Connection administrator) throws SQLException {
        try (var statement = administrator.createStatement();
                var row = statement.executeQuery("select to_regclass('gate.proof_key') is not null")) {
            row.next();
            if (row.getBoolean(1)) {
                requireOurs(administrator);
            }
        }
    }

    /**
     * Stores the keys of the known secrets and deletes all others, so that a secret ends with the
     * start that no longer names it.
     */
    public void ensure(Connection administrator) throws SQLException {
        for (var each : known) {
            insert(administrator, each);
        }
        try (var statement = administrator.prepareStatement("delete from gate.proof_key where id <> all (?)")) {
            var ids = known.stream().map(ProofKey::id).toArray();
            statement.setArray(1, administrator.createArrayOf("text", ids));
            statement.executeUpdate();
        }
    }

    private static void insert(Connection administrator, byte[] key) throws SQLException {
        try (var statement = administrator.prepareStatement("""
                insert into gate.proof_key (id, ipad, opad) values (?, ?, ?) on conflict (id) do nothing
                """)) {
            statement.setString(1, id(key));
            statement.setBytes(2, pad(key, (byte) 0x36));
            statement.setBytes(3, pad(key, (byte) 0x5c));
            statement.executeUpdate();
        }
    }

    private void requireOurs(Connection administrator) throws SQLException {
        try (var statement = administrator.prepareStatement("""
                select from gate.proof_key having count(*) > 0 and count(*) filter (where id = ?) = 0
                """)) {
            statement.setString(1, id());
            if (statement.executeQuery().next()) {
                throw new StartRefused("""
                        perimeter.secret is not the secret that this database was set up with. Start with the old one: \
                        every session, role password and code hangs on it. To change it, start every process with OLD,NEW \
                        first, then with NEW,OLD, and then with NEW.""");
            }
        }
    }

    private static byte[] pad(byte[] key, byte with) {
        var pad = Arrays.copyOf(key, BLOCK_BYTES);
        for (var i = 0; i < pad.length; i++) {
            pad[i] ^= with;
        }
        return pad;
    }
}
