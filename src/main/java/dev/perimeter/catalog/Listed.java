package dev.perimeter.catalog;

/** An entry of a list, and where the next page would begin. */
record Listed<T>(T spec, SpecPosition position) {}
