package dev.perimeter.demo.work;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The working hours of a company, counted from the first morning of the month: ten a day, from
 * eight to six. All of them are past.
 *
 * @param last the last day
 */
public record WorkingHours(ZoneId zone, LocalDate last) {

    private static final int DAYS = 28;
    private static final int HOURS_A_DAY = 10;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final double SECONDS_AN_HOUR = 3600;

    /** The last hour that may be planned. */
    public static final double END = DAYS * HOURS_A_DAY - 0.1;

    public static WorkingHours before(Instant now, ZoneId zone) {
        var local = now.atZone(zone);
        return new WorkingHours(
                zone,
                local.toLocalTime().isBefore(EVENING) ? local.toLocalDate().minusDays(1) : local.toLocalDate());
    }

    Instant at(double hour) {
        var sinceMorning = (long) (hour % HOURS_A_DAY * SECONDS_AN_HOUR);
        return day(hour).atTime(MORNING).atZone(zone).toInstant().plusSeconds(sinceMorning);
    }

    public LocalDate day(double hour) {
        return last.minusDays(DAYS - 1 - (long) hour / HOURS_A_DAY);
    }
}
