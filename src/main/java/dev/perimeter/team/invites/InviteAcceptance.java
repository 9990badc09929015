package dev.perimeter.team.invites;

import dev.perimeter.gate.GateErrors;
import dev.perimeter.gate.Person;
import dev.perimeter.web.problems.Problem;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The door by which one comes to an existing company: one statement, done whole or not at all (spec
 * 8.5).
 */
@Repository
class InviteAcceptance {

    private final JdbcClient db;
    private final InviteCodeMac key;

    InviteAcceptance(@Qualifier("doorDb") JdbcClient db, InviteCodeMac key) {
        this.db = db;
        this.key = key;
    }

    /**
     * True for a new membership, false where this person used this code before. The company becomes
     * the active one of this session.
     */
    boolean join(Person me, InviteCode code, String displayName) {
        var macs = key.macs(code);
        for (var mac : macs.subList(1, macs.size())) {
            try {
                return join(me, mac, displayName);
            } catch (Problem e) {
                if (!e.name().equals("invite-unknown")) {
                    throw e;
                }
            }
        }
        return join(me, macs.getFirst(), displayName);
    }

    /** The database checks the end of an invite and uses it up, in {@code V18__joining.sql}. */
    private boolean join(Person me, byte[] mac, String displayName) {
        try {
            return db.sql("select gate.join_company(:token, :mac, :displayName)")
                    .param("token", me.token().bytes())
                    .param("mac", mac)
                    .param("displayName", displayName)
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException e) {
            throw GateErrors.translate(e);
        }
    }
}
