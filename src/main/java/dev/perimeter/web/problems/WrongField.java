package dev.perimeter.web.problems;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perimeter.values.FieldFault;

/** One fault of a request, and where it is: a path such as {@code lines[0].quantity}. Programs are told it in English. */
public record WrongField(String field, @JsonIgnore FieldFault fault) {

    @JsonProperty
    public String message() {
        return fault.english();
    }
}
