package dev.perimeter.team.invites;

import dev.perimeter.embedded.Secret;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Keys the codes (spec 8.6): HMAC-SHA-256 by a key derived from the application secret, so that the database alone cannot tell a code. */
@Component
class InviteCodeMac {

    private static final String ALGORITHM = "HmacSHA256";

    private final List<SecretKeySpec> keys;

    InviteCodeMac(Secret secret) {
        this.keys = secret.deriveAll("invite code").stream()
                .map(key -> new SecretKeySpec(key, ALGORITHM))
                .toList();
    }

    byte[] mac(InviteCode code) {
        return mac(keys.getFirst(), code);
    }

    /** Under one of these an invite is kept; more than one only while the secret is changed. */
    List<byte[]> macs(InviteCode code) {
        return keys.stream().map(key -> mac(key, code)).toList();
    }

    private static byte[] mac(SecretKeySpec key, InviteCode code) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(code.bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
