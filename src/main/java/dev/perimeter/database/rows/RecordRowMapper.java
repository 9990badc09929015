package dev.perimeter.database.rows;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.values.WireWords;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rows as records. A component is read from the column of its name: {@code createdAt} from
 * {@code created_at}. The columns of a record within begin with its name, as in
 * {@code created_by_display_name}; those of an unwrapped record do not, as in JSON. A record within
 * that may be null is null where all its columns are.
 *
 * <p>Spring's own mappers know no records within records, and they ask the driver for each
 * {@link Instant} first, which it refuses with an exception.
 */
public final class RecordRowMapper<T extends Record> implements RowMapper<T> {

    private static final Map<Class<?>, RecordRowMapper<?>> KNOWN = new ConcurrentHashMap<>();
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern NEXT_WORD = Pattern.compile("([A-Z])");

    /** What one argument of the constructor is made from. */
    private interface Part {
        @Nullable
        Object read(ResultSet row) throws SQLException;
    }

    private final Constructor<T> constructor;
    private final List<Part> parts;

    private RecordRowMapper(Class<T> type, String prefix) {
        var components = type.getRecordComponents();
        try {
            this.constructor = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        this.constructor.setAccessible(true);
        this.parts =
                Stream.of(components).map(component -> part(component, prefix)).toList();
    }

    @SuppressWarnings("unchecked") // the key is the type that its mapper makes
    public static <T extends Record> RecordRowMapper<T> of(Class<T> type) {
        return (RecordRowMapper<T>) KNOWN.computeIfAbsent(type, _ -> new RecordRowMapper<>(type, ""));
    }

    @Override
    public T mapRow(ResultSet row, int number) throws SQLException {
        return make(values(row));
    }

    private @Nullable Object[] values(ResultSet row) throws SQLException {
        var values = new @Nullable Object[parts.size()];
        for (var i = 0; i < values.length; i++) {
            values[i] = parts.get(i).read(row);
        }
        return values;
    }

    private T make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The row makes no " + constructor.getName(), e);
        }
    }

    private static Part part(RecordComponent component, String prefix) {
        var type = component.getType();
        var name = prefix
                + NEXT_WORD.matcher(component.getName()).replaceAll("_$1").toLowerCase(Locale.ROOT);
        if (type.isRecord()) {
            var isUnwrapped = component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
            var inside = new RecordRowMapper<>(type.asSubclass(Record.class), isUnwrapped ? prefix : name + "_");
            var mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            return row -> {
                var values = inside.values(row);
                return mayBeNull && Stream.of(values).allMatch(value -> value == null) ? null : inside.make(values);
            };
        }
        if (type == List.class) {
            var element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            if (element.isRecord()) {
                return list(element, name);
            }
            var words = element.isEnum() ? WireWords.of(element) : null;
            return row -> Arrays.stream((Object[]) row.getArray(name).getArray())
                    .map(value -> words == null ? value : words.parse((String) value))
                    .toList();
        }
        var column = type.isEnum()
                ? ColumnTypes.known(ResultSet::getString, WireWords.of(type)::parse)
                : ColumnTypes.of(type);
        if (column == null) {
            throw new IllegalArgumentException("No column can be read as " + component);
        }
        return row -> column.read(row, name);
    }

    /** Records of a list are a column of JSON. */
    private static Part list(Class<?> element, String name) {
        var type = JSON.getTypeFactory().constructCollectionType(List.class, element);
        return row -> List.copyOf(JSON.<List<?>>readValue(row.getString(name), type));
    }
}
