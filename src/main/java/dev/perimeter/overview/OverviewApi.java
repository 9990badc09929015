package dev.perimeter.overview;

import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.overview.StateCounts.Count;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/overview")
class OverviewApi {

    private final StateCounts stateCounts;

    OverviewApi(StateCounts stateCounts) {
        this.stateCounts = stateCounts;
    }

    @GetMapping
    @AnyMember
    Overview show(Member me) {
        var all = stateCounts.all(me);
        return new Overview(
                part("orders", all, me.may(ORDERS_VIEW)),
                part("pieces", all, me.may(ORDERS_VIEW)),
                part("printers", all, me.may(ASSETS_VIEW)),
                part("spools", all, me.may(ASSETS_VIEW)));
    }

    private static @Nullable Map<String, Integer> part(String name, List<Count> all, boolean isShown) {
        if (!isShown) {
            return null;
        }
        var part = new LinkedHashMap<String, Integer>();
        all.stream()
                .filter(count -> count.part().equals(name))
                .forEach(count -> part.put(count.state(), count.amount()));
        return part;
    }
}
