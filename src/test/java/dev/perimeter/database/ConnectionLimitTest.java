package dev.perimeter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.TestDatabase;
import dev.perimeter.database.schema.SchemaMigration;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The pools of all processes leave some of the server's connections to others. */
class ConnectionLimitTest {

    /** Of the 97 that the embedded server has for others than superusers. */
    @Test
    void thePoolsLeaveSomeToTheAdministrator() {
        var scratch = new ScratchDatabase();
        assertThat(limits(scratch)).isEqualTo(Map.of(Roles.APP, 58, Roles.AUTH, 29));
        scratch.db().sql("alter role perimeter_auth connection limit -1").update();
        try {
            SchemaMigration.ensure(scratch.asAdministrator());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        assertThat(limits(scratch)).isEqualTo(Map.of(Roles.APP, 58, Roles.AUTH, 29));
    }

    @Test
    void aPoolThatCouldNeverBeFilledIsRefused() {
        var scratch = new ScratchDatabase();
        var own = new DatabaseSettings.Own(scratch.url(), TestDatabase.SERVER.user(), TestDatabase.SERVER.password());
        var settings = new DatabaseSettings(Path.of("none"), own, TestDatabase.SECRET, 59);
        assertThatThrownBy(() -> Pools.open(settings))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("perimeter.pool-size asks for 59 connections as perimeter_app")
                .hasMessageContaining("may have 58");
    }

    private static Map<String, Integer> limits(ScratchDatabase scratch) {
        return scratch
                .db()
                .sql("select rolname, rolconnlimit from pg_roles where rolname in ('perimeter_app', 'perimeter_auth')")
                .query((row, _) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
