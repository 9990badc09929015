/** The people of a company: members and their flags, invites, joining, handing over ownership. */
@NullMarked
package dev.perimeter.team;

import org.jspecify.annotations.NullMarked;
