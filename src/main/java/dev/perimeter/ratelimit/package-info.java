/**
 * Limits for guessing and for crowds: how many attempts one network, one account and one person
 * have (spec 3.5, 17.3).
 */
@NullMarked
package dev.perimeter.ratelimit;

import org.jspecify.annotations.NullMarked;
