/** What whoever runs the server sees of it: a line for each request, and figures for Prometheus. */
@NullMarked
package dev.perimeter.operations;

import org.jspecify.annotations.NullMarked;
