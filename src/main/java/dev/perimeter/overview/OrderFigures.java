package dev.perimeter.overview;

import dev.perimeter.gate.Member;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The figures of the overview for who may view orders, by the names that its page has for them. */
@Component
class OrderFigures {

    private final DailyOutput dailyOutput;
    private final MonthlyIncome monthlyIncome;

    OrderFigures(DailyOutput dailyOutput, MonthlyIncome monthlyIncome) {
        this.dailyOutput = dailyOutput;
        this.monthlyIncome = monthlyIncome;
    }

    Map<String, Object> of(Member me, ZoneId zone, LocalDate today) {
        return Map.of("chart", dailyOutput.chart(me, zone, today), "income", monthlyIncome.search(me, zone, today));
    }
}
