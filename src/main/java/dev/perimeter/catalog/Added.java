package dev.perimeter.catalog;

/** The entry that a contribution came to; it is not new where an equal one was there. */
record Added<T>(T entry, boolean isNew) {}
