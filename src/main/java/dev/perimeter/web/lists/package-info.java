/**
 * Lists in pages of limited length: the position after which the next page begins, and what is
 * looked for.
 */
@NullMarked
package dev.perimeter.web.lists;

import org.jspecify.annotations.NullMarked;
