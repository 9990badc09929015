package dev.perimeter.gate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST whose answer is a secret and is not stored: it ignores an {@code Idempotency-Key}. The
 * form of a page is done once all the same; a repeat leads to another page.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NotReplayed {

    /** The page that a repeat leads to; empty for programs, which have none. */
    String again() default "";
}
