package dev.perimeter.web.query;

import dev.perimeter.values.WireWords;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Converts words such as {@code ?status=in_production} in queries, as in bodies. */
// Spring's own factory has the same raw type: the enum is known only when a converter is asked for.
@SuppressWarnings({"rawtypes", "NullAway"})
public final class EnumConverter implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        var words = WireWords.of(type);
        return word -> word.isEmpty() ? null : type.cast(words.parse(word));
    }
}
