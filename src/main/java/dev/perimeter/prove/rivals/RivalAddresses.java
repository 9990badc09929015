package dev.perimeter.prove.rivals;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The e-mail addresses of those who are made up. Each carries a check that takes the installation's secret to make, so that whatever is
 * removed by name was made here, and by nobody who only took such a name. The domain is one that cannot exist (RFC 2606, 2).
 */
public final class RivalAddresses {

    static final String DOMAIN = "@prove.perimeter.invalid";
    private static final int CHECK_BYTES = 16;

    private final byte[] key;

    public RivalAddresses(byte[] key) {
        this.key = key;
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
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            var check = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(check, 0, CHECK_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
