package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.Client;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.tally.Ear;
import dev.perimeter.prove.tally.Tally;
import java.util.ArrayList;
import java.util.List;

/** Every attack by HTTP, through every route that the product says it has. */
public final class HttpAttacks {

    private final Asker asker;
    private final Rivals rivals;
    private final List<Route> routes;
    private final Tally tally;
    private final Untouched untouched;

    /** What B looks like now is what it must look like in the end. */
    public HttpAttacks(Client client, Rivals rivals, List<Route> routes, Tally tally) {
        this.asker = new Asker(client);
        this.rivals = rivals;
        this.routes = routes;
        this.tally = tally;
        this.untouched = new Untouched(asker, rivals, routes);
    }

    /** @param variants of each body and form */
    public void run(int variants) {
        var secrets = new ArrayList<>(rivals.b().secretIds());
        secrets.add(rivals.b().mark());
        var ear = new Ear(tally, secrets);
        new Lists(asker, rivals, ear, routes).run();
        tally.say("lists, searches, cursors and repeated requests are done");
        var comparison = new Comparison(asker, rivals.a(), ear);
        new ShownForms(comparison, rivals, routes).run();
        new ForeignIds(comparison, rivals, routes).run(variants);
        new ForeignForms(comparison, rivals, routes).run(variants);
        tally.say("the other company's ids are done");
        new Uninvited(asker, rivals, ear, routes).run();
        tally.say("requests without session, company or permission are done");
    }

    /** After everything else, by SQL too. */
    public void checkUntouched() {
        untouched.check(tally);
    }
}
