package dev.perimeter.web.problems;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perimeter.values.FieldFault;

/**
 * One fault of a request and its place, a path such as {@code lines[0].quantity}. Programs get the
 * English text.
 */
public record WrongField(String field, @JsonIgnore FieldFault fault) {

    @JsonProperty
    public String message() {
        return fault.english();
    }
}
