package dev.perimeter.team;

import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the tests of the team do over HTTP. Everybody joins from a network address of their own, so that no test throttles another's. */
public record Team(Http http) {

    public static final JdbcClient DB = TestDatabase.administrator();
    public static final boolean LONG = Boolean.getBoolean("perimeter.test.long");

    private static final AtomicInteger ADDRESSES = new AtomicInteger();
    private static final JsonMapper JSON = new JsonMapper();

    public JsonNode invite(Actor maker) {
        return http.post(maker, "/invites", "{}").is(201).json();
    }

    public String code(Actor maker) {
        return invite(maker).path("code").asString();
    }

    public Answer join(Actor me, String code) {
        var number = ADDRESSES.incrementAndGet();
        return join(me, code, "10.%d.%d.%d".formatted(100 + number / 62_500, number / 250 % 250, number % 250));
    }

    public Answer join(Actor me, String code, String address) {
        var body = "{\"inviteCode\": %s}".formatted(JSON.writeValueAsString(code));
        return http.post(me, "/onboarding/staff", body, "X-Forwarded-For", address);
    }

    public Answer set(Actor manager, Actor member, String flag, boolean to, String... headers) {
        var body = "{\"permissions\": {\"%s\": %s}}".formatted(flag, to);
        return http.patch(manager, path(member), body, headers);
    }

    public Answer remove(Actor manager, Actor member) {
        return http.delete(manager, path(member));
    }

    public Answer offer(Actor owner, Actor member) {
        return http.post(owner, "/company/ownership-offer", "{\"accountId\": \"%s\"}".formatted(member.account()));
    }

    public Answer accept(Actor member) {
        return http.post(member, "/company/ownership-offer/acceptance", "{}");
    }

    public static String path(Actor member) {
        return "/members/" + member.account();
    }

    public static int count(String sql, Object... parameters) {
        return DB.sql(sql).params(parameters).query(Integer.class).single();
    }

    /** Used if and only if exactly one membership was made by it; in this company. */
    public static int halfUsed(Actor owner) {
        return count("""
                select count(*)
                  from invite i
                  left join membership m on m.company_id = i.company_id and m.account_id = i.used_by and m.invited_by = i.created_by
                 where i.company_id = ?
                   and (i.used_at is not null) <> (m.account_id is not null)
                """, owner.company()) + count("""
                select abs((select count(*) from membership where company_id = ? and invited_by is not null)
                           - (select count(*) from invite where company_id = ? and used_at is not null))
                """, owner.company(), owner.company());
    }
}
