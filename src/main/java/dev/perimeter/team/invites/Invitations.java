package dev.perimeter.team.invites;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Person;
import dev.perimeter.ratelimit.GuessThrottle;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who invites to which company, for whoever holds the code of a live invite. A code that is wrong
 * counts as a guess, as one with which somebody tries to join does (spec 8.6).
 */
@Repository
class Invitations {

    private final JdbcClient db;
    private final InviteCodeMac key;
    private final GuessThrottle guessThrottle;

    Invitations(@Qualifier("doorDb") JdbcClient db, InviteCodeMac key, GuessThrottle guessThrottle) {
        this.db = db;
        this.key = key;
        this.guessThrottle = guessThrottle;
    }

    record Invitation(String companyName, String invitedBy) {}

    /** Empty for a code that opens nothing, whatever the reason, and for who guesses too much. */
    Optional<Invitation> find(InviteCode code, HttpServletRequest request) {
        return unlessRefused(() -> guessThrottle.counted(request, () -> live(code)));
    }

    Optional<Invitation> find(Person me, InviteCode code, HttpServletRequest request) {
        return unlessRefused(() -> guessThrottle.counted(me, request, () -> live(code)));
    }

    private static Optional<Invitation> unlessRefused(Supplier<Invitation> guess) {
        try {
            return Optional.of(guess.get());
        } catch (Problem refused) {
            return Optional.empty();
        }
    }

    private Invitation live(InviteCode code) {
        return key.macs(code).stream()
                .flatMap(mac -> db
                        .sql("select company_name, invited_by from gate.invitation(:mac)")
                        .param("mac", mac)
                        .query(RecordRowMapper.of(Invitation.class))
                        .list()
                        .stream())
                .findFirst()
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "invite-unknown"));
    }
}
