package dev.perimeter.web.json;

import dev.perimeter.values.canonical.CanonicalForm;
import java.lang.reflect.AnnotatedType;
import java.util.function.UnaryOperator;
import org.springframework.beans.BeanUtils;

/** What brings a text into the form that is kept, by the annotations of its type. */
final class CanonicalForms {

    private CanonicalForms() {}

    static UnaryOperator<String> of(AnnotatedType type) {
        UnaryOperator<String> all = UnaryOperator.identity();
        for (var annotation : type.getAnnotations()) {
            var canonical = annotation.annotationType().getAnnotation(CanonicalForm.class);
            if (canonical != null) {
                var before = all;
                var form = BeanUtils.instantiateClass(canonical.value());
                all = text -> form.apply(before.apply(text));
            }
        }
        return all;
    }
}
