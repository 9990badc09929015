package dev.perimeter.ratelimit;

import dev.perimeter.embedded.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * The name under which the database remembers a network of a login. It is a keyed hash, which tells
 * nobody where a person was, or who else was there.
 */
@Component
public class KnownNetworks {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    KnownNetworks(Secret secret) {
        this.key = new SecretKeySpec(secret.derive("known networks"), ALGORITHM);
    }

    public byte[] hash(String emailKey, Network network) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((network.name() + "|" + emailKey).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
