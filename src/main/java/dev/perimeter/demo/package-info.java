/** The demo: two companies with a month of work, made over HTTP as anybody would. */
@NullMarked
package dev.perimeter.demo;

import org.jspecify.annotations.NullMarked;
