package dev.perimeter.team.invites;

import dev.perimeter.secrets.Hmac;
import dev.perimeter.secrets.Secret;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Keys the codes (spec 8.6): HMAC-SHA-256 by a key derived from the application secret, so that the
 * database alone cannot tell a code.
 */
@Component
class InviteCodeMac {

    private final List<Hmac> keys;

    InviteCodeMac(Secret secret) {
        this.keys = secret.deriveAll("invite code").stream().map(Hmac::new).toList();
    }

    byte[] mac(InviteCode code) {
        return keys.getFirst().of(code.bytes());
    }

    /** Under one of these an invite is kept; more than one only while the secret is changed. */
    List<byte[]> macs(InviteCode code) {
        return keys.stream().map(key -> key.of(code.bytes())).toList();
    }
}
