package dev.perimeter.web.query;

import dev.perimeter.values.WireWords;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Lets a query say {@code ?status=in_production}, as bodies do. */
// As in Spring's own factory: which enum it is, is known only when one is asked for; an empty word is none.
@SuppressWarnings({"rawtypes", "NullAway"})
public final class EnumConverter implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        var words = WireWords.of(type);
        return word -> word.isEmpty() ? null : type.cast(words.parse(word));
    }
}
