package dev.perimeter.prove;

import dev.perimeter.database.Administrator;
import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.web.problems.Problem;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Handlers that forget the company, on a connection that nothing binds. */
@TestComponent
@RestController
@RequestMapping("/api/v1/leaks")
class Leaks {

    private final Administrator administrator;
    private final JdbcClient db;

    Leaks(Administrator administrator, JdbcClient db) {
        this.administrator = administrator;
        this.db = db;
    }

    @GetMapping("/everything")
    @AnyMember
    Map<String, Object> everything(Member me) throws SQLException {
        return Map.of("items", names("select name from customer where true or id = ?", UUID.randomUUID()));
    }

    @GetMapping("/shown/{id}")
    @AnyMember
    Map<String, Object> shown(Member me, @PathVariable UUID id) throws SQLException {
        var found = names("select notes from customer where id = ?", id);
        if (found.isEmpty()) {
            throw Problem.notFound();
        }
        return Map.of("notes", found);
    }

    /** Says nothing but whether there is one. */
    @GetMapping("/detected/{id}")
    @AnyMember
    Map<String, Object> detected(Member me, @PathVariable UUID id) throws SQLException {
        return Map.of("free", names("select name from printer where id = ?", id).isEmpty());
    }

    /** Answers alike, and does what it should not. */
    @PostMapping("/changed/{id}")
    @AnyMember
    Map<String, Object> changed(Member me, @PathVariable UUID id) throws SQLException {
        names("update spool set notes = 'changed' where id = ? returning 'x'", id);
        throw Problem.notFound();
    }

    private List<String> names(String sql, UUID id) throws SQLException {
        // What every handler of a page runs.
        db.sql("select 1").query(Integer.class).single();
        try (var connection = administrator.connect()) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(sql)
                    .param(id)
                    .query(String.class)
                    .list();
        }
    }

    /** A page whose form is refused otherwise where there is such a record. */
    @TestComponent
    @RestController
    static class Forms {

        private final Leaks leaks;

        Forms(Leaks leaks) {
            this.leaks = leaks;
        }

        @PostMapping("/leaks/{id}")
        @AnyMember
        void refused(Member me, @PathVariable UUID id) throws SQLException {
            throw leaks.names("select notes from spool where id = ?", id).isEmpty()
                    ? Problem.notFound()
                    : Problem.versionChanged();
        }
    }
}
