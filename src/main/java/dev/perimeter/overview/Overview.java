package dev.perimeter.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many there are in each state, by the state's word. A part that one may not view is absent.
 *
 * @param pieces without those of cancelled orders, on which nobody will work
 * @param spools with {@code low}: how many of them are down to their threshold, whatever their
 *     state
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Overview(
        @Nullable Map<String, Integer> orders,
        @Nullable Map<String, Integer> pieces,
        @Nullable Map<String, Integer> printers,
        @Nullable Map<String, Integer> spools) {}
