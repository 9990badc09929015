package dev.perimeter.values;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A weight in grams. People type it with at most two decimals, so that {@code 1,500} on a form is
 * fifteen hundred; programs may be more exact.
 */
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Grams {}
