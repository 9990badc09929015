package dev.perimeter.catalog.intake;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/**
 * A checked row, ready for the shelf: its number in the file, its columns, what makes it equal to another, and the ids
 * that name it, its own first.
 */
record Spec(Shelf shelf, int number, UUID id, String naturalKey, List<SourceId> sourceIds, ObjectNode columns) {}
