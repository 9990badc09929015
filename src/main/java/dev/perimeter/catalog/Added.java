package dev.perimeter.catalog;

import java.util.List;

/** The entry that a contribution came to; it is not new where an equal one was there, which may say other things than were stated. */
record Added<T>(T entry, boolean isNew, List<Difference> differs) {}
