package dev.perimeter.web.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Turns one JSON value into a Java one. What is wrong goes to the faults, under its path; the result is then null. */
@FunctionalInterface
interface JsonReader {

    /** Is never given JSON's null: what that means is for the holder of the value to say. */
    @Nullable
    Object read(JsonNode json, String path, Faults faults);
}
