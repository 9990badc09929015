package dev.perimeter.web.lists;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list. {@code next} is where the following page begins, null on the last one. */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The page that was asked for.
     *
     * @param rows one more than asked for, where there are so many: the surplus one only says that there is a next page
     * @param cursor the position of a row, as {@link Cursors#write} makes it
     */
    public static <T> Page<T> of(List<T> rows, PageRequest asked, Function<T, String> cursor) {
        if (rows.size() <= asked.limit()) {
            return new Page<>(rows, null);
        }
        return new Page<>(rows.subList(0, asked.limit()), cursor.apply(rows.get(asked.limit() - 1)));
    }

    /** The same page of something else. */
    public <R> Page<R> map(Function<T, R> as) {
        return new Page<>(items.stream().map(as).toList(), next);
    }
}
