package dev.perimeter.assets.spools.events;

import dev.perimeter.assets.spools.Spool;
import dev.perimeter.database.Ids;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was on a spool when it was new, put right later (spec 12.9). */
@Repository
public class NetWeights {

    /** The reason of the event that keeps what the scales said. */
    private static final String PUT_RIGHT = "net weight put right";

    private final JdbcClient db;
    private final CommitStatements commitStatements;

    NetWeights(JdbcClient db, CommitStatements commitStatements) {
        this.db = db;
        this.commitStatements = commitStatements;
    }

    /** @param usedG grams that people and prints took */
    private record Use(boolean isWeighed, BigDecimal usedG) {}

    /**
     * The grams that are left after it. They follow the net weight, unless the spool was weighed:
     * then they stay, and an event has the difference.
     *
     * @param spool is held, and as it was
     * @throws Problem 409 {@code spool-below-used} where more was used than the net weight, or
     *     {@code spool-overfilled} where more would be left than any spool holds
     */
    public BigDecimal change(Member me, Spool spool, BigDecimal net) {
        var weight = spool.weight();
        if (net.compareTo(weight.netWeightG()) == 0) {
            return weight.remainingG();
        }
        var use = db.sql("select is_weighed, used_g from gate.spool_use(:company, :spool)")
                .param("company", me.company())
                .param("spool", spool.id())
                .query(RecordRowMapper.of(Use.class))
                .single();
        var used = use.isWeighed() ? use.usedG() : weight.netWeightG().subtract(weight.remainingG());
        var left = use.isWeighed() ? weight.remainingG() : net.subtract(used);
        if (net.compareTo(used) < 0) {
            throw refusal(me, "spool-below-used", net, "usedG", used);
        }
        if (left.compareTo(SpoolEvents.MOST_G) > 0) {
            throw refusal(me, "spool-overfilled", net, "remainingG", left);
        }
        write(me, spool, net, use.isWeighed());
        return left;
    }

    private static Problem refusal(Member me, String name, BigDecimal net, String field, BigDecimal figure) {
        var problem = Problem.conflict(name, Map.of("netWeightG", net));
        return me.may(Permission.ASSETS_VIEW) ? problem.with(field, figure) : problem;
    }

    private void write(Member me, Spool spool, BigDecimal net, boolean isWeighed) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", me.company());
        parameters.put("spool", spool.id());
        parameters.put("net", net);
        parameters.put("event", isWeighed ? Ids.next() : null);
        parameters.put("reason", isWeighed ? PUT_RIGHT : null);
        commitStatements.run("select gate.change_net_weight(:company, :spool, :net, :event, :reason)", parameters);
    }
}
