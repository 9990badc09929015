package dev.perimeter.logins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Spec 17.3: an e-mail address is not held for good by who signed up and came no further. */
@PerimeterTest
class UnusedLoginsTest {

    private static final JdbcClient DB = TestDatabase.administrator();

    @Autowired
    Http http;

    @Test
    void aLoginOfAWeekAgoThatCameToNoAccountIsRemovedWithItsSessions() {
        var gone = signedUp(Cast.visitor("Gone"), "8 days", "2 days");
        var fresh = signedUp(Cast.visitor("Fresh"), "6 days", "2 days");
        var atIt = signedUp(Cast.visitor("Joan"), "8 days", "10 minutes");
        var ada = signedUp(Cast.person("Ada"), "8 days", "2 days");
        DB.sql("insert into gate.known_network (login_id, network) values (?, sha256('x'))")
                .param(gone.login())
                .update();
        DB.sql("select gate.clean()").query((_, _) -> true).single();
        assertThat(logins(gone)).isZero();
        http.get(gone, "/auth/profile").refuses(401, "no-session");
        for (var kept : new Actor[] {fresh, atIt, ada}) {
            assertThat(logins(kept)).as(kept.name()).isEqualTo(1);
        }
        http.get(atIt, "/auth/profile").refuses(404, "profile-missing");
        var again = "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(gone.email(), Guest.PASSWORD);
        http.post(null, "/auth/sign-up", again).is(201);
    }

    private static Actor signedUp(Actor actor, String ago, String seen) {
        DB.sql("update gate.login set created_at = now() - cast(? as interval) where id = ?")
                .param(ago)
                .param(actor.login())
                .update();
        DB.sql("update gate.session set last_seen_at = now() - cast(? as interval) where id = ?")
                .param(seen)
                .param(actor.session())
                .update();
        return actor;
    }

    private static int logins(Actor actor) {
        return DB.sql("select count(*) from gate.login where id = ?")
                .param(actor.login())
                .query(Integer.class)
                .single();
    }
}
