package dev.perimeter.prove.leaks.statement;

import dev.perimeter.prove.leaks.statement.Target.Value;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Pattern;

/** Values of the same form that no row has, and the neighbours of a value. */
public final class OtherValues {

    private static final String LETTERS = "ghjkmnpqrstuvwxyz";
    private static final Pattern FIGURE = Pattern.compile("\\d");
    private static final DateTimeFormatter AS_SHOWN = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .appendLiteral("+00")
            .toFormatter(Locale.ROOT);
    private static final int CHANGED_MOST = 12;
    private static final int FIRST_NUMBER = 1_000_000_000;

    private final Random random;

    public OtherValues(Random random) {
        this.random = random;
    }

    /** Whether a value can be tried: its type is known, and it is not everybody's. */
    public boolean canTell(String type, String value) {
        return switch (type) {
            // A word without a digit is one of a few that all companies use; the planner may know
            // them.
            case "text" ->
                FIGURE.matcher(value).find() && value.length() > 3 && value.length() < 200 && value.indexOf('\n') < 0;
            case "uuid", "timestamp with time zone", "date", "integer", "bigint", "xid" -> true;
            default -> false;
        };
    }

    public Value like(String type, String text) {
        return switch (type) {
            case "integer", "bigint", "smallint", "xid" -> {
                var number = Long.parseLong(text);
                yield new Value(text, Long.toString(number - 1), Long.toString(number + 1));
            }
            case "date" -> {
                var day = LocalDate.parse(text);
                yield new Value(
                        text, day.minusDays(1).toString(), day.plusDays(1).toString());
            }
            case "uuid" -> new Value(text, next(text, -1), next(text, 1));
            case "timestamp with time zone" -> new Value(text, later(text, -1), later(text, 1));
            default -> new Value(text, text.substring(0, text.length() - 1), text + "0");
        };
    }

    public Value another(String type, Value has) {
        return like(
                type,
                switch (type) {
                    case "integer", "bigint", "xid" -> Integer.toString(FIRST_NUMBER + random.nextInt(FIRST_NUMBER));
                    case "smallint" -> Integer.toString(20_000 + random.nextInt(10_000));
                    case "date" ->
                        LocalDate.of(2180, 1, 1).plusDays(random.nextInt(5_000)).toString();
                    case "uuid" -> uuid(has.text());
                    case "timestamp with time zone" ->
                        "2180-01-01 00:00:00." + (100_000 + random.nextInt(900_000)) + "+00";
                    default -> changed(has.text());
                });
    }

    private String changed(String text) {
        var letters = new StringBuilder(text);
        for (int at = text.length() - 1, left = CHANGED_MOST; at >= 0 && left > 0; at--) {
            if (Character.isLetterOrDigit(letters.charAt(at))) {
                letters.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                left--;
            }
        }
        return letters.toString();
    }

    /** Of the same version, which is no secret. */
    private String uuid(String like) {
        var id = UUID.fromString(like);
        var high = (random.nextLong() & ~0xffffL) | (id.getMostSignificantBits() & 0xf000L) | random.nextInt(0x1000);
        var low = (random.nextLong() & ~(3L << 62)) | (id.getLeastSignificantBits() & (3L << 62));
        return new UUID(high, low).toString();
    }

    private static String later(String time, int microseconds) {
        var moment = OffsetDateTime.parse(time.replace(' ', 'T').replaceFirst("[+]00$", "+00:00"));
        return moment.plus(microseconds, ChronoUnit.MICROS).format(AS_SHOWN);
    }

    private static String next(String uuid, int by) {
        var id = UUID.fromString(uuid);
        return new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() + by).toString();
    }
}
