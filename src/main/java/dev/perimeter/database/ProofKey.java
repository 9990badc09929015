package dev.perimeter.database;

import dev.perimeter.embedded.Secret;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key by which the database knows that the application itself asks for a session: HMAC-SHA-256, 32 bytes, derived from the
 * application secret. The database keeps it expanded to the two pads, in a column that no role of a pool can read.
 */
public final class ProofKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BLOCK_BYTES = 64;

    private final byte[] key;

    /** Of each secret that is known, ours first. */
    private final List<byte[]> known;

    public ProofKey(Secret secret) {
        this.known = secret.deriveAll("session proof");
        this.key = known.getFirst();
    }

    /** Tells keys apart without telling the key: eight bytes of its hash. */
    public String id() {
        return id(key);
    }

    private static String id(byte[] key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] mac(byte[] message) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A database that was set up with another secret stays as it is: nobody could sign in with this one. */
    public void refuseAnother(Connection administrator) throws SQLException {
        try (var statement = administrator.createStatement();
                var row = statement.executeQuery("select to_regclass('gate.proof_key') is not null")) {
            row.next();
            if (row.getBoolean(1)) {
                requireOurs(administrator);
            }
        }
    }

    /** The keys of the secrets that are known, and no other: a secret is dropped by the start that does not name it. */
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
