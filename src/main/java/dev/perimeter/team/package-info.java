/** Companies and the people in them: onboarding and company settings. */
@NullMarked
package dev.perimeter.team;

import org.jspecify.annotations.NullMarked;
