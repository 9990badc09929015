/** The audit trail: who did what, when, to which record, with old and new values. */
@NullMarked
package dev.perimeter.audit;

import org.jspecify.annotations.NullMarked;
