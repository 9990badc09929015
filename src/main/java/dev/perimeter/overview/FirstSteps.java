package dev.perimeter.overview;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a new company begins with, and what of it is done. Each person sees the steps that they may
 * take, and see the outcome of.
 */
@Repository
class FirstSteps {

    private final JdbcClient db;

    FirstSteps(JdbcClient db) {
        this.db = db;
    }

    /** @param path where one takes the step */
    record Step(String name, String path, boolean isDone) {}

    private record Kind(String name, String path, Permission act, Permission view) {

        boolean isFor(Member me) {
            return me.may(act) && me.may(view);
        }
    }

    private static final List<Kind> ALL = List.of(
            new Kind("printer", "/printers/new", Permission.ASSETS_ACT, Permission.ASSETS_VIEW),
            new Kind("spool", "/spools/new", Permission.ASSETS_ACT, Permission.ASSETS_VIEW),
            new Kind("customer", "/customers/new", Permission.CUSTOMERS_ACT, Permission.CUSTOMERS_VIEW),
            new Kind("order", "/orders/new", Permission.ORDERS_ACT, Permission.ORDERS_VIEW),
            new Kind("invite", "/team/invites", Permission.INVITES_SEND, Permission.INVITES_SEND));

    /** Empty where nothing is left to do. */
    List<Step> left(Member me) {
        var done = done(me);
        var steps = ALL.stream()
                .filter(kind -> kind.isFor(me))
                .map(kind -> new Step(kind.name(), kind.path(), Boolean.TRUE.equals(done.get(kind.name()))))
                .toList();
        return steps.stream().allMatch(Step::isDone) ? List.of() : steps;
    }

    private Map<String, Boolean> done(Member me) {
        return db.sql("""
                        select exists (select from printer where company_id = :company) as printer,
                               exists (select from spool where company_id = :company) as spool,
                               exists (select from customer where company_id = :company) as customer,
                               exists (select from sales_order where company_id = :company) as "order",
                               (select count(*) from gate.member_names(:company)) > 1 as invite
                        """)
                .param("company", me.company())
                .query((row, _) -> Map.of(
                        "printer", row.getBoolean("printer"),
                        "spool", row.getBoolean("spool"),
                        "customer", row.getBoolean("customer"),
                        "order", row.getBoolean("order"),
                        "invite", row.getBoolean("invite")))
                .single();
    }
}
