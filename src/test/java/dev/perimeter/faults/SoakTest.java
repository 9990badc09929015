package dev.perimeter.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Many companies take turns on a few connections: nobody ever reads a byte of another (spec 1.1, 1.4). */
class SoakTest {

    private static final int COMPANIES = Figures.times(20, 50);
    private static final Duration LENGTH = Duration.ofSeconds(Figures.times(5, 600));
    private static final Pattern MARK = Pattern.compile("zq[0-9a-f]{12}");
    private static final List<String> READS = List.of(
            "/customers?limit=20",
            "/customers?q=zq",
            "/company",
            "/orders",
            "/orders?q=part",
            "/audit",
            "/overview",
            "/members",
            "/invites",
            "/auth/profile",
            "/auth/sessions",
            "//",
            "//customers",
            "//orders",
            "//team",
            "//company");

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong answers = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong marks = new AtomicLong();
    private final AtomicLong away = new AtomicLong();

    @Test
    void nobodyReadsAByteOfAnother() throws Exception {
        var seed = System.nanoTime();
        var companies = founded();
        var began = System.nanoTime();
        var soaking = new ArrayList<Thread>();
        for (var company : companies) {
            var random = new Random(seed + soaking.size());
            soaking.add(Thread.ofVirtual().start(() -> {
                while (System.nanoTime() - began < LENGTH.toNanos() && wrong.isEmpty()) {
                    act(company, random);
                }
            }));
        }
        for (var one : soaking) {
            one.join();
        }
        assertThat(wrong).as("seed " + seed).isEmpty();
        assertThat(marks.get()).as("the companies' own marks were seen").isGreaterThan(answers.get() / 2);
        Site.books().agree();
        Figures.row(
                60,
                "%d companies on %d connections for %d s".formatted(COMPANIES, Site.POOL, LENGTH.toSeconds()),
                "no byte of another company",
                "%,d answers, %,d bytes, %,d marks of the company's own, 0 foreign; %,d answered 503"
                        .formatted(answers.get(), bytes.get(), marks.get(), away.get()));
    }

    private record Company(Caller owner, String mark, String customer) {}

    private static List<Company> founded() throws Exception {
        var companies = new ConcurrentLinkedQueue<Company>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            var one = Site.caller();
            for (var number = 0; number < COMPANIES; number++) {
                threads.submit(() -> {
                    var mark =
                            "zq" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
                    var owner = one.founder(mark);
                    var customer =
                            owner.untilAnswered("/customers", customer(mark)).is(201);
                    return companies.add(
                            new Company(owner, mark, customer.json().path("id").asString()));
                });
            }
        }
        assertThat(companies).hasSize(COMPANIES);
        return List.copyOf(companies);
    }

    private void act(Company me, Random random) {
        switch (random.nextInt(10)) {
            case 0 -> check(me, me.owner().post("/customers", customer(me.mark()), key()));
            case 1 -> check(me, me.owner().post("/orders", order(me), key()));
            case 2 -> check(me, me.owner().post("/orders", "{\"customerId\": \"%s\"}".formatted(me.mark())));
            default -> check(me, me.owner().get(READS.get(random.nextInt(READS.size()))));
        }
    }

    private static String[] key() {
        return new String[] {"Idempotency-Key", UUID.randomUUID().toString()};
    }

    private static String customer(String mark) {
        return """
                {"name": "%1$s %2$s", "contactName": "%1$s", "notes": "%1$s", "billingAddress": "%1$s", "tags": ["%1$s"]}""".formatted(mark, UUID.randomUUID());
    }

    private static String order(Company me) {
        return """
                {"customerId": "%1$s", "notes": "1", "lines": [{"description": "Part %2$s", "quantity": 1, "unitPrice": 9.99}]}""".formatted(me.customer(), me.mark());
    }

    /** Everything that comes back: headers as well, and what a refusal says. */
    private void check(Company me, Caller.Answer answer) {
        if (answer.status() == 0 || answer.status() >= 500 && answer.status() != 503) {
            wrong.add("%s: %d %s".formatted(me.mark(), answer.status(), answer.text()));
            return;
        }
        var said = answer.text() + answer.response().headers().map();
        MARK.matcher(said).results().forEach(found -> {
            if (found.group().equals(me.mark())) {
                marks.incrementAndGet();
            } else {
                wrong.add("%s read %s in %s".formatted(me.mark(), found.group(), said));
            }
        });
        answers.incrementAndGet();
        bytes.addAndGet(said.length());
        if (answer.status() == 503) {
            away.incrementAndGet();
        }
    }
}
