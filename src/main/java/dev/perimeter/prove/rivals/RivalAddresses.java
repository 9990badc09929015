package dev.perimeter.prove.rivals;

import dev.perimeter.secrets.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The e-mail addresses of invented persons. Each contains a check that only this installation's
 * secret can make. So whatever is removed by name was made here, and not by somebody who took such
 * a name. The domain cannot exist (RFC 2606, 2).
 */
public final class RivalAddresses {

    static final String DOMAIN = "@prove.perimeter.invalid";
    private static final int CHECK_BYTES = 16;

    private final Hmac hmac;

    public RivalAddresses(byte[] key) {
        this.hmac = new Hmac(key);
    }

    String email(String mark, String who) {
        var name = mark + "." + who;
        return name + "." + check(name) + DOMAIN;
    }

    boolean isOurs(String email) {
        if (!email.endsWith(DOMAIN)) {
            return false;
        }
        var local = email.substring(0, email.length() - DOMAIN.length());
        var dot = local.lastIndexOf('.');
        return dot > 0 && local.substring(dot + 1).equals(check(local.substring(0, dot)));
    }

    private String check(String name) {
        return HexFormat.of().formatHex(hmac.of(name.getBytes(StandardCharsets.UTF_8)), 0, CHECK_BYTES);
    }
}
