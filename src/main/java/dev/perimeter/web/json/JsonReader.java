package dev.perimeter.web.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns one JSON value into a Java one. After a fault, which has the path, the result is null. */
@FunctionalInterface
interface JsonReader {

    /** Is never given JSON's null: the holder of the value decides what that means. */
    @Nullable
    Object read(JsonNode json, String path, Faults faults);
}
