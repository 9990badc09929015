package dev.perimeter.pieces.stacks;

import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of pieces in the short form in which forms and addresses carry them: {@code
 * 12-15,18}. They are ascending, and each stands once.
 */
public record PieceNumbers(List<Integer> numbers) {

    /** As many as one request moves. */
    public static final int MAX = 200;

    private static final Pattern RANGE = Pattern.compile("([1-9]\\d{0,8})(?:-([1-9]\\d{0,8}))?");

    public static PieceNumbers of(Collection<Integer> numbers) {
        return new PieceNumbers(List.copyOf(new TreeSet<>(numbers)));
    }

    /**
     * The numbers that a text names; none where there is no text.
     *
     * @throws Problem 400, naming {@code numbers}
     */
    public static PieceNumbers parse(@Nullable String text) {
        var numbers = new TreeSet<Integer>();
        if (text == null || text.isBlank()) {
            return of(numbers);
        }
        for (var part : text.strip().split(",", -1)) {
            var range = RANGE.matcher(part);
            if (!range.matches()) {
                throw tooMany();
            }
            var first = Integer.parseInt(range.group(1));
            var last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            if (last < first || last - first >= MAX || numbers.size() + last - first >= MAX) {
                throw tooMany();
            }
            for (var number = first; number <= last; number++) {
                numbers.add(number);
            }
        }
        return of(numbers);
    }

    public static Problem tooMany() {
        return Problem.invalid("numbers", new FieldFault("fault.pieces", Map.of("min", 1, "max", MAX)));
    }

    /** The first of them; all of them where there are no more. */
    public PieceNumbers first(int count) {
        return new PieceNumbers(numbers.subList(0, Math.min(count, numbers.size())));
    }

    public PieceNumbers and(PieceNumbers others) {
        var all = new TreeSet<>(numbers);
        all.addAll(others.numbers);
        return of(all).first(MAX);
    }

    public int count() {
        return numbers.size();
    }

    /** The short form: {@code 12-15,18}. */
    public String text() {
        var parts = new ArrayList<String>();
        for (var at = 0; at < numbers.size(); at++) {
            var from = at;
            while (at + 1 < numbers.size() && numbers.get(at + 1) == numbers.get(at) + 1) {
                at++;
            }
            parts.add(numbers.get(from) + (at > from ? "-" + numbers.get(at) : ""));
        }
        return String.join(",", parts);
    }
}
