/**
 * Forms of pages are read by the rules of JSON bodies, and shown again with what was typed when
 * they are refused.
 */
@NullMarked
package dev.perimeter.web.forms;

import org.jspecify.annotations.NullMarked;
