package dev.perimeter.web.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a record whose lists people type into one field each: an element that breaks a rule is told
 * under the name of its list, not under its place in it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface ListsNamedAsWhole {}
