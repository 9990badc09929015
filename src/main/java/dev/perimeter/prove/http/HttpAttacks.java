package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.RivalClient;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.tally.AttackTally;
import dev.perimeter.prove.tally.LeakDetector;
import java.util.ArrayList;
import java.util.List;

/** All attacks by HTTP, through every route of the product. */
public final class HttpAttacks {

    private final RouteRequests routeRequests;
    private final Rivals rivals;
    private final List<Route> routes;
    private final AttackTally attackTally;
    private final UnchangedCheck unchangedCheck;

    /** Takes B's present state, which must be the same in the end. */
    public HttpAttacks(RivalClient rivalClient, Rivals rivals, List<Route> routes, AttackTally attackTally) {
        this.routeRequests = new RouteRequests(rivalClient);
        this.rivals = rivals;
        this.routes = routes;
        this.attackTally = attackTally;
        this.unchangedCheck = new UnchangedCheck(routeRequests, rivals, routes);
    }

    /** @param variants of each body and form */
    public void run(int variants) {
        var secrets = new ArrayList<>(rivals.b().secretIds());
        secrets.add(rivals.b().mark());
        var leakDetector = new LeakDetector(attackTally, secrets);
        new ForeignLists(routeRequests, rivals, leakDetector, routes).run();
        attackTally.say("lists, searches, cursors and repeated requests are done");
        var comparison = new Comparison(routeRequests, rivals.a(), leakDetector);
        new ShownForms(comparison, rivals, routes).run();
        new ForeignIds(comparison, rivals, routes).run(variants);
        new ForeignForms(comparison, rivals, routes).run(variants);
        attackTally.say("the other company's ids are done");
        new UninvitedRequests(routeRequests, rivals, leakDetector, routes).run();
        attackTally.say("requests without session, company or permission are done");
    }

    /** Runs after everything else, the SQL attacks included. */
    public void checkUntouched() {
        unchangedCheck.check(attackTally);
    }
}
