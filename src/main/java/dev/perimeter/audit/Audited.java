package dev.perimeter.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A record whose fields stand in the trail. The trail takes no other, so that every field that it
 * can hold is known, and has a text for people in each language.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Audited {

    /** What its entries are about. */
    RecordType value();
}
