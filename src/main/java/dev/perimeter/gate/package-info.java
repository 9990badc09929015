/**
 * The way into a company: who calls, for which company, with which permissions; one transaction for
 * each request.
 */
@NullMarked
package dev.perimeter.gate;

import org.jspecify.annotations.NullMarked;
