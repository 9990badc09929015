/**
 * A month of work in a company of the demo: who does what when, and what happens to orders, pieces,
 * printers and spools.
 */
@NullMarked
package dev.perimeter.demo.work;

import org.jspecify.annotations.NullMarked;
