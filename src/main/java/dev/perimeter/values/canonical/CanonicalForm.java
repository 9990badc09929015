package dev.perimeter.values.canonical;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.UnaryOperator;

/**
 * Stands on the annotation of a kind of text that may be written in several ways, of which one is
 * kept. Bodies, forms and imports are read into that one form before the text is checked.
 */
@Target(ElementType.ANNOTATION_TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CanonicalForm {

    /** Leaves a text as it is that is none of that kind: the check refuses it. */
    Class<? extends UnaryOperator<String>> value();
}
