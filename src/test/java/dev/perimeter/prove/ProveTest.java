package dev.perimeter.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.database.Administrator;
import dev.perimeter.prove.rivals.RivalAddresses;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.tally.AttackTally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Spec 10.4: one command tries to break the wall of a live installation, and says what came of it. */
class ProveTest {

    private static final Pattern FILE = Pattern.compile("--verify (\\S+\\.json)");

    private static final int VARIANTS = Boolean.getBoolean("perimeter.test.long") ? 12 : 1;

    @TempDir
    static Path directory;

    private static Site site;
    private static Administrator administrator;
    private static AttackedProcess attackedProcess;

    @BeforeAll
    static void open() {
        site = new Site(directory);
        administrator = site.administrator();
        attackedProcess = AttackedProcess.start(administrator, new String[0], Site.Shipped.class);
    }

    @AfterAll
    static void close() {
        attackedProcess.close();
        administrator.close();
        site.close();
    }

    /** Another's companies of such names, and those of a proof that was killed, lie about. */
    @Test
    void holdsAndLeavesTheInstallationAsItWas() throws SQLException, IOException {
        rivals("thirty-two bytes of another test");
        var before = site.rows();
        site.rivals(
                administrator, attackedProcess, new RivalAddresses(administrator.key("names of throw-away companies")));
        assertThat(site.rows()).isNotEqualTo(before);
        var outcome = site.prove("--statements=200", "--variants=" + VARIANTS);
        assertThat(outcome.status()).as(outcome.err() + outcome.out()).isZero();
        assertThat(outcome.err()).contains("was killed");
        assertThat(outcome.out()).startsWith("THE WALL HOLDS: none of ");
        assertThat(site.rows()).isEqualTo(before);
        isSigned(outcome);
        isEndedInTheMiddle();
        assertThat(site.rows()).isEqualTo(before);
    }

    private void isSigned(Site.Outcome outcome) throws IOException {
        var matcher = FILE.matcher(outcome.out());
        assertThat(matcher.find()).isTrue();
        var file = Path.of(matcher.group(1));
        var report = new JsonMapper().readTree(Files.readString(file)).path("report");
        assertThat(report.path("verdict").asString()).isEqualTo("held");
        assertThat(report.path("attempts").asInt()).isGreaterThan(5_000);
        for (var forms : List.of("that was shown", "")) {
            // As far as the record itself: nobody was stopped by whom the form was shown to.
            var kind = "HTTP, another company's id in a form " + forms;
            var notFound = report.path("answers").path(kind.strip()).path("404").asInt();
            assertThat(notFound).as(kind).isGreaterThan(30);
        }
        assertThat(site.prove("--verify", file.toString()).out()).startsWith("GENUINE");
        assertThat(site.prove("--verify=" + file).status()).isZero();
        var text = Path.of(file.toString().replace(".json", ".txt"));
        var said = Files.readString(text);
        Files.writeString(text, said + "And more.");
        assertThat(site.prove("--verify", file.toString()).status()).isOne();
        Files.writeString(text, said);
        Files.writeString(file, Files.readString(file).replace("\"held\"", "\"broken\""));
        var forged = site.prove("--verify", file.toString());
        assertThat(forged.status()).isOne();
        assertThat(forged.out()).startsWith("NOT GENUINE");
        assertThat(site.prove("--verify", text.toString()).status()).isOne();
    }

    /** As an interrupt does: it stops at the next step, and tidies up. */
    private void isEndedInTheMiddle() {
        var tally = Site.tally();
        var proof = new Proof(administrator, attackedProcess, attackedProcess.address(), tally);
        CompletableFuture.runAsync(() -> {
            while (tally.attempts() < 300) {
                LockSupport.parkNanos(1_000_000);
            }
            tally.end();
        });
        assertThatThrownBy(() -> proof.run(new ProveOptions.Size(0, 1))).isInstanceOf(AttackTally.Interrupted.class);
        assertThat(tally.removed()).isPositive();
    }

    /** A new table is attacked as well, or this says that it is not. */
    @Test
    void bothCompaniesHaveRowsInEveryTableOfCompanies() throws SQLException {
        var rivals = rivals("thirty-two bytes of this test on");
        var tables = site.db().sql("""
                        select attrelid::regclass::text from pg_attribute join pg_class on pg_class.oid = attrelid
                         where attname = 'company_id' and relkind = 'r'
                        """).query(String.class).list();
        assertThat(tables).contains("customer", "piece", "gate.searched", "departure");
        for (var table : tables) {
            for (var rival : List.of(rivals.a(), rivals.b())) {
                assertThat(site.db()
                                .sql("select count(*) from " + table + " where company_id = cast(? as uuid)")
                                .param(rival.id("company"))
                                .query(Integer.class)
                                .single())
                        .as(table)
                        .isPositive();
            }
        }
    }

    /** Two companies that no proof takes for its own. */
    private static Rivals rivals(String key) throws SQLException {
        var addresses = new RivalAddresses(key.getBytes(StandardCharsets.US_ASCII));
        return site.rivals(administrator, attackedProcess, addresses);
    }

    @Test
    void saysWhyItCannotBeTried() {
        var outcome = site.prove("--url", "http://127.0.0.1:1");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.out()).startsWith("NOTHING IS PROVED");
    }
}
