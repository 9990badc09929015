/** Invites: short codes, how long they live, and how they are accepted (spec 8). */
@NullMarked
package dev.perimeter.team.invites;

import org.jspecify.annotations.NullMarked;
