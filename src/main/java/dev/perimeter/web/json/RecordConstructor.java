package dev.perimeter.web.json;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes records of values in the order of their components. */
record RecordConstructor(Constructor<?> constructor) {

    static RecordConstructor of(Class<? extends Record> type) {
        try {
            var parts = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType);
            var constructor = type.getDeclaredConstructor(parts.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RecordConstructor(constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same with 0 or false for each null that stands for a primitive value. */
    Object makePartly(@Nullable Object[] values) {
        var types = constructor.getParameterTypes();
        var all = values.clone();
        for (var i = 0; i < all.length; i++) {
            if (all[i] == null && types[i].isPrimitive()) {
                all[i] = Array.get(Array.newInstance(types[i], 1), 0);
            }
        }
        return make(all);
    }

    Object make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(
                    "A draft takes what its constraints allow: " + constructor.getDeclaringClass(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
