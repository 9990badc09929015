package dev.perimeter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.Perimeter;
import dev.perimeter.PreparedProgram;
import dev.perimeter.TestDatabase;
import dev.perimeter.database.schema.SchemaMigration;
import dev.perimeter.database.wall.Wall;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Spec 10.3: what the start is refused with, on a PostgreSQL of one's own. */
class StartTest {

    private static final String ANOTHER_SECRET = "A".repeat(43);

    @Test
    void aHoleInTheWallEndsTheProcessWithItsNameAndWithoutAStackTrace() throws Exception {
        var scratch = new ScratchDatabase();
        scratch.db().sql("alter policy customer_view on customer using (true)").update();
        var start = start(scratch.url(), "--perimeter.secret=" + TestDatabase.SECRET);
        assertThat(start.exitCode()).isEqualTo(1);
        assertThat(start.said())
                .contains("The wall between companies has a hole; Perimeter does not start.")
                .contains("policy does not go through gate.company: customer.customer_view")
                .contains("mend: drop policy ...; create policy")
                .doesNotContain("\tat ");
    }

    @Test
    void aMissingSecretIsSaidInPlainWords() throws Exception {
        var start = start(new ScratchDatabase().url());
        assertThat(start.exitCode()).isEqualTo(1);
        assertThat(start.said())
                .contains("perimeter.secret is missing", "PERIMETER_SECRET=$(openssl rand -base64 32")
                .doesNotContain("\tat ");
    }

    @Test
    void anUnreadableSecretIsNotRepeated() {
        assertThatThrownBy(() -> administrator("jdbc:postgresql:none", "what=is+this?"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("perimeter.secret")
                .hasMessageNotContaining("what=is");
        assertThatThrownBy(() -> administrator("jdbc:postgresql:none", "c2hvcnQ"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("shorter than 32 bytes");
    }

    @Test
    void aStartWithAnotherSecretIsRefusedAndChangesNothing() throws SQLException {
        var scratch = new ScratchDatabase();
        var stranger = administrator(scratch.url(), ANOTHER_SECRET);
        assertThatThrownBy(() -> SchemaMigration.ensure(stranger))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("perimeter.secret is not the secret that this database was set up with");
        // Who works with the right one can still log in.
        scratch.as(Roles.APP).getConnection().close();
        scratch.as(Roles.AUTH).getConnection().close();
    }

    /** What a process with the new secret makes, one that knows only the old one could not read: the new one is made known first. */
    @Test
    void aNewSecretIsMadeKnownBeforeItIsUsed() throws SQLException {
        var scratch = new ScratchDatabase();
        var tooEarly = administrator(scratch.url(), ANOTHER_SECRET + "," + TestDatabase.SECRET);
        assertThatThrownBy(() -> SchemaMigration.ensure(tooEarly))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("start every process with OLD,NEW first");
        assertThat(keys(scratch)).isEqualTo(1);
        SchemaMigration.ensure(administrator(scratch.url(), TestDatabase.SECRET + "," + ANOTHER_SECRET));
        assertThat(keys(scratch)).isEqualTo(2);
        SchemaMigration.ensure(administrator(scratch.url(), TestDatabase.SECRET));
        assertThat(keys(scratch)).isEqualTo(1);
        scratch.as(Roles.APP).getConnection().close();
    }

    private static int keys(ScratchDatabase scratch) {
        return scratch.db()
                .sql("select count(*) from gate.proof_key")
                .query(Integer.class)
                .single();
    }

    /** Spec 17.1, in short; UpgradeTest does it with a whole installation. */
    @Test
    void aDatabaseOfANewerVersionIsLeftAlone() {
        var scratch = new ScratchDatabase();
        scratch.db().sql("""
                        insert into migration.flyway_schema_history
                               (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        values (1000, '9000', 'the future', 'SQL', 'V9000__the_future.sql', 1, current_user, 1, true)
                        """).update();
        isRefused(
                scratch,
                "was made by a newer version of Perimeter: its newest migration is 9000 (the future)",
                "Start that newer version again, or put back a backup");
    }

    @Test
    void aChangedMigrationIsRefused() {
        var scratch = new ScratchDatabase();
        history(scratch, "update migration.flyway_schema_history set checksum = 1 where version = '06'");
        isRefused(scratch, "migration 06 (seal) was made here with another text");
    }

    @Test
    void aMigrationThatThisVersionNeverHadIsRefused() {
        var scratch = new ScratchDatabase();
        history(scratch, "update migration.flyway_schema_history set version = '06.5' where version = '06'");
        isRefused(scratch, "migration 06.5 (seal) was made here, and this version of Perimeter never had it");
    }

    @Test
    void aMigrationThatWasLeftOutIsRefused() {
        var scratch = new ScratchDatabase();
        history(scratch, "delete from migration.flyway_schema_history where version = '06'");
        isRefused(scratch, "migration 06 (seal) is missing here, though later ones were made");
    }

    @Test
    void aMigrationThatFailedIsRefused() {
        var scratch = new ScratchDatabase();
        history(scratch, "update migration.flyway_schema_history set success = false where version = '06'");
        isRefused(scratch, "migration 06 (seal) ended in the middle here");
    }

    private static void history(ScratchDatabase scratch, String change) {
        assertThat(scratch.db().sql(change).update()).isOne();
    }

    /** The roles' passwords are not touched either: who works with the newer version goes on. */
    private static void isRefused(ScratchDatabase scratch, String... words) {
        var before = passwords();
        var another = administrator(scratch.url(), TestDatabase.SECRET + "," + ANOTHER_SECRET);
        assertThatThrownBy(() -> SchemaMigration.ensure(another))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll(words)
                .hasMessageContaining("Nothing was changed.");
        assertThat(passwords()).isEqualTo(before);
        assertThat(keys(scratch)).isOne();
    }

    private static List<String> passwords() {
        return TestDatabase.administrator()
                .sql("select rolname || rolpassword || xmin from pg_authid where rolname ~ '^perimeter_' order by 1")
                .query(String.class)
                .list();
    }

    @Test
    void manyProcessesMayStartOnOneFreshDatabaseAtOnce() throws Exception {
        var scratch = ScratchDatabase.empty();
        Callable<Void> start = () -> {
            SchemaMigration.ensure(scratch.asAdministrator());
            Wall.check(scratch.asAdministrator());
            return null;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var ended : threads.invokeAll(List.of(start, start, start, start))) {
                assertThatCode(ended::get).doesNotThrowAnyException();
            }
        }
        assertThat(scratch.db()
                        .sql("select count(*) from gate.seal_key")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private static Administrator administrator(String url, String secret) {
        var own = new DatabaseSettings.Own(url, TestDatabase.SERVER.user(), TestDatabase.SERVER.password());
        return Administrator.of(new DatabaseSettings(Path.of("none"), own, secret, null));
    }

    private record Ended(int exitCode, String said) {}

    /** The program itself, in a process of its own. */
    private static Ended start(String url, String... settings) throws IOException, InterruptedException {
        var command = new ArrayList<>(PreparedProgram.command());
        command.addAll(List.of(
                Perimeter.class.getName(),
                "--server.port=0",
                "--perimeter.database.url=" + url,
                "--perimeter.database.username=" + TestDatabase.SERVER.user(),
                "--perimeter.database.password=" + TestDatabase.SERVER.password()));
        command.addAll(List.of(settings));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
