package dev.perimeter.team;

import dev.perimeter.embedded.Secret;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Keys the codes (spec 8.6): HMAC-SHA-256 by a key derived from the application secret, so that the database alone cannot tell a code. */
@Component
class CodeKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    CodeKey(Secret secret) {
        this.key = new SecretKeySpec(secret.derive("invite code"), ALGORITHM);
    }

    byte[] mac(InviteCode code) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(code.bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
