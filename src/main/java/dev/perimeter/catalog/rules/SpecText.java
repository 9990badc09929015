package dev.perimeter.catalog.rules;

import dev.perimeter.values.FieldFault;
import dev.perimeter.values.FoldedText;
import dev.perimeter.values.Text;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text of at most 200 characters whose folded form has at most 600 bytes: four such texts make one
 * entry of an index, which has room for 2,704 bytes.
 */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = SpecText.Check.class)
@Text(max = 200)
public @interface SpecText {

    String message() default "{fault.bytes.longer}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** The check; null passes. */
    final class Check implements ConstraintValidator<SpecText, String> {

        private static final int KEY_BYTES_MAX = 600;

        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            return text == null
                    || FoldedText.of(text).getBytes(StandardCharsets.UTF_8).length <= KEY_BYTES_MAX
                    || FieldFault.of("fault.bytes.longer", "max", KEY_BYTES_MAX).refuse(context);
        }
    }
}
