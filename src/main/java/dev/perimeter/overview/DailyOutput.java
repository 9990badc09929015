package dev.perimeter.overview;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How many pieces were found good, and how many were lost, on each of the last days. */
@Repository
class DailyOutput {

    private static final int DAYS = 30;
    private static final int HEIGHT = 100;
    private static final int WIDTH = 20;

    private final JdbcClient db;

    DailyOutput(JdbcClient db) {
        this.db = db;
    }

    record Day(LocalDate on, int good, int lost) {}

    /**
     * A day as it is drawn: the lost stand on the good, in a picture that is 100 high; y is where a
     * bar begins.
     */
    record Bar(Day day, int x, double good, double lost) {

        public double goodY() {
            return HEIGHT - good;
        }

        public double lostY() {
            return HEIGHT - good - lost;
        }
    }

    /** @param most of a day, what is as high as the picture */
    record Chart(List<Bar> bars, int good, int lost, int most, LocalDate from, LocalDate to) {

        public int width() {
            return DAYS * WIDTH;
        }
    }

    Chart chart(Member me, ZoneId zone, LocalDate today) {
        var from = today.minusDays(DAYS - 1L);
        var counted = days(me, zone, from).stream().collect(Collectors.toMap(Day::on, Function.identity()));
        var days = from.datesUntil(today.plusDays(1))
                .map(day -> counted.getOrDefault(day, new Day(day, 0, 0)))
                .toList();
        var most = Math.max(
                1, days.stream().mapToInt(day -> day.good() + day.lost()).max().orElse(0));
        var bars = IntStream.range(0, days.size())
                .mapToObj(place -> new Bar(
                        days.get(place),
                        place * WIDTH,
                        (double) HEIGHT * days.get(place).good() / most,
                        (double) HEIGHT * days.get(place).lost() / most))
                .toList();
        return new Chart(
                bars,
                days.stream().mapToInt(Day::good).sum(),
                days.stream().mapToInt(Day::lost).sum(),
                most,
                from,
                today);
    }

    private List<Day> days(Member me, ZoneId zone, LocalDate from) {
        return db.sql("""
                        select cast(at at time zone :zone as date) as "on", count(*) filter (where to_status = 'good') as good,
                               count(*) filter (where to_status <> 'good') as lost
                          from piece_move
                         where company_id = :company
                           and to_status = any (array ['good', 'failed', 'rejected'])
                           and at >= :from
                         group by "on"
                        """)
                .params(Map.of(
                        "company", me.company(),
                        "zone", zone.getId(),
                        "from", from.atStartOfDay(zone).toOffsetDateTime()))
                .query(RecordRowMapper.of(Day.class))
                .list();
    }
}
