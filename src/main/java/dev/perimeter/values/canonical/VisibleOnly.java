package dev.perimeter.values.canonical;

import dev.perimeter.values.InvisibleCharacters;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.UnaryOperator;

/**
 * A phone number, a code or the like, in which no invisible character means anything: also joiners
 * and variation selectors are taken off (spec 11.5).
 */
@Target({ElementType.FIELD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@CanonicalForm(VisibleOnly.Form.class)
public @interface VisibleOnly {

    /** Leaves what is seen. */
    final class Form implements UnaryOperator<String> {

        @Override
        public String apply(String text) {
            return InvisibleCharacters.withoutAny(text);
        }
    }
}
