package dev.perimeter.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spec 4.1: account, company and the owner's membership come into being together, whatever fails. */
@PerimeterTest
class AllOrNothingTest {

    private static final JdbcClient DB = TestDatabase.administrator();
    private static final int FOUNDERS = 50;

    @Autowired
    Http http;

    /** The last step fails: the session may not act for the new company. */
    @Test
    void whatFailsAtTheEndUndoesTheBeginning() {
        var eve = Cast.visitor("Eve");
        DB.sql("alter table account add constraint broken check (display_name <> 'Broken' or last_company is null)")
                .update();
        try {
            var founding = Foundings.named("Layers").replace("Eve", "Broken");
            assertThat(http.post(eve, "/onboarding/owner", founding).status()).isEqualTo(500);
        } finally {
            DB.sql("alter table account drop constraint broken").update();
        }
        http.get(eve, "/auth/profile").refuses(404, "profile-missing");
        assertWhole();
        http.post(eve, "/onboarding/owner", Foundings.named("Layers")).is(201);
    }

    @Test
    void connectionsThatBreakAnywhereLeaveNothingHalf() {
        var founders =
                Stream.generate(() -> Cast.visitor("Eve")).limit(FOUNDERS).toList();
        var done = new AtomicBoolean();
        var breaker = Thread.ofPlatform().start(() -> breakConnections(done));
        try {
            AtOnce.refusedOrNot(FOUNDERS, number -> found(founders.get(number)));
        } finally {
            done.set(true);
        }
        join(breaker);
        assertWhole();
        // Whatever they were told: trying again makes it whole, and never makes it twice.
        for (var eve : founders) {
            assertThat(again(eve)).isIn(201, 409);
            var profile = http.get(eve, "/auth/profile").is(200).json();
            assertThat(profile.path("companies")).hasSize(1);
        }
        assertWhole();
    }

    private int found(Actor me) {
        var status =
                http.post(me, "/onboarding/owner", Foundings.named("Layers")).status();
        // 500: the connection went while the answer was read, 503: it was gone before.
        assertThat(status).isIn(201, 401, 500, 503);
        return status;
    }

    private int again(Actor me) {
        var status = 503;
        for (var tries = 0; tries < 10 && status == 503; tries++) {
            status = http.post(me, "/onboarding/owner", Foundings.named("Layers"))
                    .status();
        }
        return status;
    }

    private static void breakConnections(AtomicBoolean done) {
        var random = new Random(4711);
        while (!done.get()) {
            DB.sql("""
                            select pg_terminate_backend(pid)
                              from pg_stat_activity
                             where usename in ('perimeter_app', 'perimeter_auth')
                             order by random()
                             limit 2
                            """).query((_, _) -> true).list();
            pause(random.nextInt(5, 40));
        }
    }

    private static void assertWhole() {
        assertThat(offenders("""
                        select c.id::text from company c
                         where (select count(*) from membership m where m.company_id = c.id and m.role = 'owner') <> 1
                            or not exists (select from membership m
                                            where m.company_id = c.id and m.account_id = c.owner_account and m.role = 'owner')
                        """)).as("companies without their one owner").isEmpty();
        assertThat(offenders("""
                        select l.id::text from gate.login l join account a on a.email_key = l.email_key
                         where l.account_id is distinct from a.id and a.display_name in ('Eve', 'Broken')
                        """)).as("accounts that nobody can sign in to").isEmpty();
        assertThat(offenders("""
                        select s.id::text from gate.session s join gate.login l on l.id = s.login_id
                         where s.active_company is not null and l.account_id is null
                        """))
                .as("sessions that act for a company without an account")
                .isEmpty();
    }

    private static List<String> offenders(String sql) {
        return DB.sql(sql).query(String.class).list();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
