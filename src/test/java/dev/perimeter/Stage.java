package dev.perimeter;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a handler could do wrong, or suffer. */
@TestComponent
@RestController
@RequestMapping("/api/v1/stage")
class Stage {

    static final AtomicInteger RUNS = new AtomicInteger();

    private static final String ADD = """
            insert into customer (company_id, id, number, name, name_key, email, email_key)
            values (:company, :id, :number, 'Staged', 'staged', :email, :email)
            """;

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final CyclicBarrier both = new CyclicBarrier(2);

    Stage(JdbcClient db, CommitStatements commitStatements) {
        this.db = db;
        this.commitStatements = commitStatements;
    }

    /** Two that name the same customers the other way round wait for each other. */
    @PostMapping("/embrace/{first}/{second}")
    @Allow(Permission.CUSTOMERS_ACT)
    Map<String, String> embrace(Member me, @PathVariable UUID first, @PathVariable UUID second) {
        RUNS.incrementAndGet();
        hold(me, first);
        meet();
        hold(me, second);
        return Map.of("held", "both");
    }

    /** Loses against another transaction so many times. */
    @PostMapping("/lose/{times}")
    @Allow(Permission.CUSTOMERS_ACT)
    Map<String, String> lose(Member me, @PathVariable int times) {
        add(me, 1000);
        if (RUNS.incrementAndGet() <= times) {
            throw new CannotAcquireLockException("lost", new SQLException("could not serialize access", "40001"));
        }
        return Map.of("won", "at last");
    }

    /** Its answer is ready before the last statement fails. */
    @PostMapping("/late")
    @Allow(Permission.CUSTOMERS_ACT)
    Map<String, String> late(Member me) {
        add(me, 1000);
        commitStatements.run(ADD, parameters(me, 1001));
        return Map.of("told", "too early");
    }

    /** Overlooks that a statement failed. */
    @PostMapping("/overlook")
    @Allow(Permission.CUSTOMERS_ACT)
    Map<String, String> overlook(Member me) {
        add(me, 1000);
        try {
            add(me, 1000);
        } catch (DataAccessException e) {
            return Map.of("all", "is well");
        }
        throw new IllegalStateException("one number twice");
    }

    @GetMapping("/two")
    @AnyMember
    Map<String, String> two(Member me) {
        db.sql("select 1").query(Integer.class).single();
        db.sql("select 2").query(Integer.class).single();
        return Map.of("read", "twice");
    }

    @GetMapping("/none")
    @AnyMember
    Map<String, String> none(Member me) {
        return Map.of("read", "nothing");
    }

    /** Leaves something on the connection that COMMIT does not take away. */
    @PostMapping("/litter")
    @AnyMember
    Map<String, String> litter(Member me) {
        db.sql("prepare litter as select 1").update();
        return Map.of("left", "something");
    }

    private void hold(Member me, UUID id) {
        db.sql("select id from gate.customer_to_change(:company, :id)")
                .param("company", me.company())
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    private void add(Member me, int number) {
        db.sql(ADD).params(parameters(me, number)).update();
    }

    private static Map<String, Object> parameters(Member me, int number) {
        return Map.of(
                "company", me.company(), "id", UUID.randomUUID(), "number", number, "email", "staged@example.org");
    }

    /** Whoever runs again comes alone. */
    private void meet() {
        try {
            both.await(1, TimeUnit.SECONDS);
        } catch (TimeoutException | BrokenBarrierException e) {
            both.reset();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
