package dev.perimeter.logins.passwords;

import dev.perimeter.values.FieldFault;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * A password has 12 to 256 code points, any character, no composition rules, and is none of the
 * common ones (spec 3.5).
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Password.Validator.class)
public @interface Password {

    String message() default "{fault.password.length}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    final class Validator implements ConstraintValidator<Password, String> {

        @Override
        public boolean isValid(@Nullable String password, ConstraintValidatorContext context) {
            if (password == null) {
                return true;
            }
            var length = password.codePointCount(0, password.length());
            if (length < 12 || length > 256) {
                return false;
            }
            if (CommonPasswords.contain(password)) {
                return FieldFault.of("fault.password.common").refuse(context);
            }
            return true;
        }
    }
}
