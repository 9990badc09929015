package dev.perimeter.values.canonical;

import dev.perimeter.values.FoldedText;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The form in which e-mail addresses are compared: without regard to case, white space and Unicode
 * form (spec 3.4), and the same for a domain's Unicode and ASCII form (spec 11.5).
 */
public final class EmailKey {

    private static final String ACE_PREFIX = "xn--";

    private EmailKey() {}

    /** Also of what is no address: whoever compares it finds none. */
    public static String of(String address) {
        var key = FoldedText.of(address);
        var domain = key.lastIndexOf('@') + 1;
        if (!key.startsWith(ACE_PREFIX, domain) && !key.contains("." + ACE_PREFIX)) {
            return key;
        }
        return key.substring(0, domain)
                + Arrays.stream(key.substring(domain).split("\\.", -1))
                        .map(EmailKey::inUnicode)
                        .collect(Collectors.joining("."));
    }

    /**
     * {@code java.net.IDN} knows the older IDNA alone, in which {@code straße} and {@code strasse}
     * are one domain. A label that means nothing, or is no key itself, stays as it is.
     */
    private static String inUnicode(String label) {
        if (!label.startsWith(ACE_PREFIX)) {
            return label;
        }
        return Punycode.decode(label.substring(ACE_PREFIX.length()))
                .filter(decoded -> FoldedText.of(decoded).equals(decoded))
                .orElse(label);
    }
}
