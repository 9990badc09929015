/** The account of a person, and the company it acts for: profile, setup, switching. */
@NullMarked
package dev.perimeter.accounts;

import org.jspecify.annotations.NullMarked;
