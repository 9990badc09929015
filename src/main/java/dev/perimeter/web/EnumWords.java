package dev.perimeter.web;

import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Lets a query say {@code ?status=in_production}, as bodies do. */
@SuppressWarnings("rawtypes") // as in Spring's own factory: which enum it is, is known only when one is asked for
final class EnumWords implements ConverterFactory<String, Enum> {

    @Override
    public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
        var words = Words.of(type);
        return word -> type.cast(words.parse(word));
    }
}
