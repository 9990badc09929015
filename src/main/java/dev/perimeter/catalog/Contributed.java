package dev.perimeter.catalog;

import dev.perimeter.catalog.specs.Difference;
import java.util.List;
import java.util.UUID;

/**
 * What came of a contribution.
 *
 * @param id of the entry that the company uses from now on
 * @param isNew false where an equal one was there
 * @param differs what was stated and the equal one says otherwise
 */
public record Contributed(UUID id, boolean isNew, List<Difference> differs) {}
