package dev.perimeter.web.lists;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list. {@code next} is where the following page begins, null on the last one. */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /** The same page of something else. */
    public <R> Page<R> map(Function<T, R> as) {
        return new Page<>(items.stream().map(as).toList(), next);
    }
}
