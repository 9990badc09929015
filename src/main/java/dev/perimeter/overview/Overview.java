package dev.perimeter.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many there are in each state, by the state's word. A part that one may not view is absent.
 *
 * @param pieces without those of cancelled orders, on which nobody will work
 * @param spools with {@code low}: how many filaments are low, over all their usable spools (spec
 *     12.9)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Overview(
        @Nullable Map<String, Integer> orders,
        @Nullable Map<String, Integer> pieces,
        @Nullable Map<String, Integer> printers,
        @Nullable Map<String, Integer> spools) {}
