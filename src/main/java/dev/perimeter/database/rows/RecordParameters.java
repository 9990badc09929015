package dev.perimeter.database.rows;

import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The components of a record as the parameters of a statement: enums as words, lists of texts as
 * arrays.
 */
public final class RecordParameters {

    private RecordParameters() {}

    /** @param record its components keep their names; those of a record within stand beside them */
    public static Map<String, @Nullable Object> of(UUID company, UUID id, Record record) {
        var parameters = of(company, record);
        parameters.put("id", id);
        return parameters;
    }

    public static Map<String, @Nullable Object> of(UUID company, Record record) {
        var parameters = new HashMap<String, @Nullable Object>();
        put(parameters, record);
        parameters.put("company", company);
        return parameters;
    }

    private static void put(Map<String, @Nullable Object> parameters, Record record) {
        for (var component : record.getClass().getRecordComponents()) {
            var value = value(component, record);
            switch (value) {
                case Record within -> put(parameters, within);
                case Enum<?> word ->
                    parameters.put(component.getName(), word.name().toLowerCase(Locale.ROOT));
                case List<?> texts -> parameters.put(component.getName(), new SqlArrayValue("text", texts.toArray()));
                case null, default -> parameters.put(component.getName(), value);
            }
        }
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
