/** Errors as answers: problem+json for programs, an error page for people. */
@NullMarked
package dev.perimeter.web.problems;

import org.jspecify.annotations.NullMarked;
