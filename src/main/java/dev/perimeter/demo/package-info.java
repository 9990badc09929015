/** Two companies with a month of work, for who wants to look around: made through the HTTP interface, as everybody's work is. */
@NullMarked
package dev.perimeter.demo;

import org.jspecify.annotations.NullMarked;
