package dev.perimeter.catalog.specs;

import java.util.List;

/**
 * What became of a company's statement.
 *
 * @param entry the one that the company uses from now on
 * @param isNew false where an equal entry was there
 * @param differs what was stated, where the equal entry says otherwise
 */
public record Contribution<T extends Record>(T entry, boolean isNew, List<Difference> differs) {}
