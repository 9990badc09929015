package dev.perimeter.logins.passwords;

import dev.perimeter.values.FieldFault;
import dev.perimeter.values.FoldedText;
import dev.perimeter.web.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words that somebody who knows a person tries first (spec 3.5): their address, its parts,
 * their name and that of their company.
 */
public final class PersonalWords {

    /** Shorter words occur in many good passwords. */
    private static final int LENGTH_MIN = 4;

    private PersonalWords() {}

    /**
     * Refuses a password that contains one of the words, in any case.
     *
     * @param field where the password was typed
     * @param names of the person and of their companies
     */
    public static void refuse(String field, String password, String email, List<String> names) {
        var key = FoldedText.of(password);
        var isPersonal = Stream.concat(ofAddress(email).stream(), names.stream())
                .map(FoldedText::of)
                .anyMatch(word -> word.codePointCount(0, word.length()) >= LENGTH_MIN && key.contains(word));
        if (isPersonal) {
            throw Problem.invalid(field, FieldFault.of("fault.password.personal"));
        }
    }

    /**
     * The whole address, the parts before and after the @, and the domain without its end: {@code
     * acme} of acme.example.
     */
    private static List<String> ofAddress(String email) {
        var at = email.lastIndexOf('@');
        var domain = email.substring(at + 1);
        var words = new ArrayList<>(List.of(email, email.substring(0, Math.max(0, at)), domain));
        if (domain.contains(".")) {
            words.add(domain.substring(0, domain.lastIndexOf('.')));
        }
        return words;
    }
}
