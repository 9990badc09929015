package dev.perimeter.ratelimit;

import dev.perimeter.secrets.Hmac;
import dev.perimeter.secrets.Secret;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/**
 * The name under which the database remembers a network of a login. It is a keyed hash, which tells
 * nobody where a person was, or who else was there.
 */
@Component
public class KnownNetworks {

    private final Hmac hmac;

    KnownNetworks(Secret secret) {
        this.hmac = new Hmac(secret.derive("known networks"));
    }

    public byte[] hash(String emailKey, Network network) {
        return hmac.of((network.name() + "|" + emailKey).getBytes(StandardCharsets.UTF_8));
    }
}
