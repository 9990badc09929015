package dev.perimeter.logins.passwords;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The passwords of 12 and more characters that attackers try first. The list is
 * common-passwords.txt; case does not matter.
 */
public final class CommonPasswords {

    private static final Set<String> LIST = read();

    private CommonPasswords() {}

    public static boolean contain(String password) {
        return LIST.contains(password.toLowerCase(Locale.ROOT));
    }

    private static Set<String> read() {
        try (var list = CommonPasswords.class.getResourceAsStream("/common-passwords.txt")) {
            if (list == null) {
                throw new IllegalStateException("common-passwords.txt is missing");
            }
            var lines = new HashSet<String>();
            new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
            return Set.copyOf(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
