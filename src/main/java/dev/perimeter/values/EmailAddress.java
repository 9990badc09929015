package dev.perimeter.values;

import dev.perimeter.values.canonical.CanonicalForm;
import dev.perimeter.values.canonical.VisibleOnly;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address in one form: {@code local@domain} with a dotted domain, at most {@value
 * Check#LENGTH_MAX} code points. Letters of every script may stand on both sides; quoted local
 * parts, comments and address literals may not.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@CanonicalForm(VisibleOnly.Form.class)
@Constraint(validatedBy = EmailAddress.Check.class)
public @interface EmailAddress {

    String message() default "{fault.email}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check; null passes. */
    final class Check implements ConstraintValidator<EmailAddress, String> {

        /** A path has 256 octets with its two brackets (RFC 5321, 4.5.3.1). */
        static final int LENGTH_MAX = 254;

        private static final int KEY_LENGTH_MAX = 400;

        private static final int LOCAL_LENGTH_MAX = 64;
        private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
        private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
        private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
        private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")+");

        @Override
        public boolean isValid(@Nullable String address, ConstraintValidatorContext context) {
            return address == null || isAddress(address);
        }

        private static boolean isAddress(String address) {
            var at = address.indexOf('@');
            return at > 0
                    && length(address) <= LENGTH_MAX
                    // The indexed form may be longer: one character can become eighteen.
                    && FoldedText.of(address).length() <= KEY_LENGTH_MAX
                    && length(address.substring(0, at)) <= LOCAL_LENGTH_MAX
                    && LOCAL.matcher(address.substring(0, at)).matches()
                    && DOMAIN.matcher(address.substring(at + 1)).matches();
        }

        private static int length(String text) {
            return text.codePointCount(0, text.length());
        }
    }
}
