/**
 * What the operator sees of the server: a log line for each request, metrics for Prometheus, health
 * checks and commands.
 */
@NullMarked
package dev.perimeter.operations;

import org.jspecify.annotations.NullMarked;
