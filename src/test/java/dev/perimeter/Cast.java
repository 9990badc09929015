package dev.perimeter;

import dev.perimeter.database.Ids;
import dev.perimeter.gate.Permission;
import dev.perimeter.gate.Token;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who acts in the tests: Ada owns a shop, Rita owns a rival, Sam works for Ada with exactly the flags given. Each call makes new
 * people, so that no test sees another's.
 */
public final class Cast {

    private static final JdbcClient DB = TestDatabase.administrator();

    private Cast() {}

    /** @param company null before the person founded or joined one */
    public record Actor(String name, String email, Token token, UUID login, UUID account, UUID session, UUID company) {}

    public static Actor ada() {
        return owner("Ada");
    }

    public static Actor rita() {
        return owner("Rita");
    }

    public static Actor owner(String name) {
        var person = person(name);
        var company = Ids.next();
        DB.sql("""
                        insert into company (id, name, name_key, industry, size, city, currency, owner_account)
                        values (:id, :name, :key, 'Prototyping', '2-10', 'London', 'EUR', :owner)
                        """)
                .param("id", company)
                .param("name", name + "'s Prints")
                .param("key", company.toString())
                .param("owner", person.account())
                .update();
        return member(person, company, "owner", Permission.values());
    }

    public static Actor staffOf(Actor owner, Permission... flags) {
        return member(person("Sam"), owner.company(), "staff", flags);
    }

    /** The person in another company as well; this session acts for it. */
    public static Actor member(Actor person, UUID company, String role, Permission... flags) {
        var columns = Arrays.stream(flags).map(Permission::column).toList();
        var names = columns.stream().map(column -> ", " + column).collect(Collectors.joining());
        DB.sql("insert into membership (company_id, account_id, role" + names + ") values (?, ?, ?"
                        + ", true".repeat(columns.size()) + ")")
                .params(List.of(company, person.account(), role))
                .update();
        DB.sql("update gate.session set active_company = ? where id = ?")
                .params(List.of(company, person.session()))
                .update();
        return new Actor(
                person.name(),
                person.email(),
                person.token(),
                person.login(),
                person.account(),
                person.session(),
                company);
    }

    /** Signed in, with an account, without a company. */
    public static Actor person(String name) {
        var visitor = visitor(name);
        var account = Ids.next();
        DB.sql("insert into account (id, email, email_key, display_name) values (?, ?, ?, ?)")
                .params(List.of(account, visitor.email(), visitor.email(), name))
                .update();
        DB.sql("update gate.login set account_id = ? where id = ?")
                .params(List.of(account, visitor.login()))
                .update();
        return new Actor(name, visitor.email(), visitor.token(), visitor.login(), account, visitor.session(), null);
    }

    /** Signed in, before setup. */
    public static Actor visitor(String name) {
        var login = Ids.next();
        var email = name.toLowerCase() + "-" + login + "@example.org";
        DB.sql("insert into gate.login (id, email, email_key, password_hash) values (?, ?, ?, ?)")
                .params(List.of(login, email, email, "x".repeat(60)))
                .update();
        var actor = new Actor(name, email, Token.random(), login, null, Ids.next(), null);
        return signedIn(actor);
    }

    /** The same person on another device: a session of its own. */
    public static Actor elsewhere(Actor person) {
        var session = new Actor(
                person.name(),
                person.email(),
                Token.random(),
                person.login(),
                person.account(),
                Ids.next(),
                person.company());
        return signedIn(session);
    }

    private static Actor signedIn(Actor actor) {
        DB.sql(
                        "insert into gate.session (id, token_hash, login_id, active_company) values (:id, :hash, :login, :company)")
                .param("id", actor.session())
                .param("hash", actor.token().hash())
                .param("login", actor.login())
                .param("company", actor.company())
                .update();
        return actor;
    }
}
