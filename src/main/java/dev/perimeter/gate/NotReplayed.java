package dev.perimeter.gate;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A POST whose answer is a secret, and is kept nowhere: an {@code Idempotency-Key} is ignored. A page's form is done once all the same; sent again, it
 * leads on to where that is said.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NotReplayed {

    /** The address of the page that says so; empty for programs, which have none. */
    String again() default "";
}
