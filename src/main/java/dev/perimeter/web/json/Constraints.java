package dev.perimeter.web.json;

import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.WrongField;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.validator.engine.HibernateConstraintViolation;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;

/** Bean Validation, which reports faults under their JSON paths. */
public final class Constraints {

    private static final Pattern CODE = Pattern.compile("\\{([\\w.-]+)}");

    /** An annotation of a component and of its type reports one fault twice. */
    private static final Comparator<WrongField> ONCE_EACH =
            Comparator.comparing(WrongField::field).thenComparing(WrongField::message);

    /** The validator interpolates plain arguments only: no message is ever run as an expression. */
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator(
                    Set.of(Locale.ENGLISH), Locale.ENGLISH, _ -> Locale.ENGLISH, false))
            .buildValidatorFactory()
            .getValidator();

    private Constraints() {}

    /**
     * The group of constraints on a whole record that are checked also where components are wrong
     * or missing, so that the caller is told of all faults at once. What is wrong is then null, or
     * 0 where the component is primitive.
     */
    public interface DespiteFaults {}

    static boolean exist(Class<?> type, String property) {
        return VALIDATOR.getConstraintsForClass(type).getConstraintsForProperty(property) != null;
    }

    static boolean existDespiteFaults(Class<?> type) {
        return VALIDATOR.getConstraintsForClass(type).getConstraintDescriptors().stream()
                .anyMatch(constraint -> constraint.getGroups().contains(DespiteFaults.class));
    }

    static void check(RecordField recordField, @Nullable Object value, String path, Faults faults) {
        var violations = VALIDATOR.validateValue(recordField.owner(), recordField.javaName(), value);
        report(violations, path, RecordSchema.of(recordField.owner()), faults);
    }

    static void check(Object instance, String path, RecordSchema shape, Faults faults, Class<?>... groups) {
        report(VALIDATOR.validate(instance, groups), path, shape, faults);
    }

    private static void report(
            Set<? extends ConstraintViolation<?>> violations, String path, RecordSchema shape, Faults faults) {
        violations.stream()
                .map(violation -> new WrongField(path(path, violation.getPropertyPath(), shape), fault(violation)))
                .collect(Collectors.toCollection(() -> new TreeSet<>(ONCE_EACH)))
                .forEach(wrong -> faults.invalid(wrong.field(), wrong.fault()));
    }

    /**
     * The fault that the constraint reports. Without one, its message is a code in braces, and its
     * attributes are the arguments.
     */
    private static FieldFault fault(ConstraintViolation<?> violation) {
        var own = violation.unwrap(HibernateConstraintViolation.class).getDynamicPayload(FieldFault.class);
        if (own instanceof FieldFault reported) {
            return reported;
        }
        var code = CODE.matcher(violation.getMessageTemplate());
        return code.matches()
                ? new FieldFault(
                        code.group(1), violation.getConstraintDescriptor().getAttributes())
                : FieldFault.of(violation.getMessage());
    }

    private static String path(String before, Path path, RecordSchema shape) {
        var all = new StringBuilder(before);
        var first = true;
        var isWhole = shape.type().isAnnotationPresent(ListsNamedAsWhole.class);
        for (var node : path) {
            if (isWhole && node.getKind() == ElementKind.CONTAINER_ELEMENT) {
                continue;
            }
            if (node.getIndex() != null) {
                all.append('[').append(node.getIndex()).append(']');
            } else if (node.getKey() != null) {
                all.append('.').append(Faults.shown(node.getKey().toString()));
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                all.append(all.isEmpty() ? "" : ".").append(first ? shape.jsonName(node.getName()) : node.getName());
                first = false;
            }
        }
        return all.toString();
    }
}
