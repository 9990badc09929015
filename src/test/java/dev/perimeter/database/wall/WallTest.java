package dev.perimeter.database.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.perimeter.TestDatabase;
import dev.perimeter.database.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Spec 10.3: each hole that somebody could make in the wall is named at the start. They are made in wall-mutations.sql. */
class WallTest {

    private static Connection connection;
    private static String database;

    /** @param offender a part of what is named */
    record Mutation(String wrong, String offender, String sql) {

        static Mutation of(String text) {
            var lines = text.lines().toList();
            var said = lines.getFirst().substring("-- ".length()).split(": ", 2);
            var sql = lines.stream()
                    .skip(1)
                    .filter(line -> !line.startsWith("--"))
                    .collect(Collectors.joining("\n"));
            return new Mutation(said[0], said[1], sql.strip());
        }

        @Override
        public String toString() {
            return sql.lines().map(String::strip).collect(Collectors.joining(" "));
        }
    }

    @BeforeAll
    static void anIntactDatabase() throws SQLException {
        connection = new ScratchDatabase().administrator().getConnection();
        connection.setAutoCommit(false);
        database = connection.getCatalog();
        assertThat(faults()).isEmpty();
    }

    @AfterAll
    static void isIntactAgain() throws SQLException {
        assertThat(faults()).isEmpty();
        connection.close();
    }

    static Stream<Mutation> mutations() {
        return Arrays.stream(Wall.text("/wall-mutations.sql").split("(?m)^(?=-- .*: )"))
                .skip(1)
                .map(Mutation::of);
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void aHoleIsNamed(Mutation mutation) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(mutation.sql().replace("{database}", database));
            assertThat(faults()).as(mutation.sql()).anySatisfy(fault -> {
                assertThat(fault.wrong()).isEqualTo(mutation.wrong());
                assertThat(fault.offenders())
                        .anyMatch(named -> named.contains(mutation.offender().replace("{database}", database)));
                assertThat(fault.mend()).isNotBlank();
            });
        } finally {
            connection.rollback();
        }
    }

    @Test
    void everyQuestionIsAnsweredWrongAtLeastOnce() {
        var asked = Stream.of("roles", "tables", "rights", "functions")
                .flatMap(concern -> Wall.text("/db/wall/" + concern + ".sql").lines())
                .filter(line -> line.startsWith("-- wrong: "))
                .map(line -> line.substring("-- wrong: ".length()))
                // Below, where one can be installed.
                .filter(wrong -> !wrong.equals("extension is installed"));
        assertThat(mutations().map(Mutation::wrong)).containsAll(asked.toList());
    }

    @Test
    void anExtensionIsNamed() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select min(name) from pg_available_extensions where name not in ('plpgsql', 'citus')")) {
            row.next();
            var extension = row.getString(1);
            assumeThat(extension)
                    .as("this server brings no extension that could be installed")
                    .isNotNull();
            statement.execute("create extension \"" + extension + "\"");
            assertThat(faults()).anySatisfy(fault -> {
                assertThat(fault.wrong()).isEqualTo("extension is installed");
                assertThat(fault.offenders()).contains(extension);
            });
        } finally {
            connection.rollback();
        }
    }

    /** CVE-2026-14666, CVE-2026-14669 and CVE-2026-14680 were mended in the releases of August 2026. */
    @ParameterizedTest
    @CsvSource({
        "140030, false", "150000, false", "150019, false", "150020, true", "160015, false", "160016, true",
                "170011, false",
        "170012, true", "180000, false", "180005, false", "180006, true", "180007, true", "190000, true", "200001, true"
    })
    void aServerOlderThanTheFloorIsNamed(int version, boolean holds) {
        var faults = ServerVersion.faults(version);
        assertThat(faults.isEmpty()).isEqualTo(holds);
        assertThat(faults)
                .allSatisfy(fault -> assertThat(fault.toString())
                        .contains(
                                "CVE-2026-14666",
                                "CVE-2026-14669",
                                "CVE-2026-14680",
                                "18.6",
                                "17.12",
                                "16.16",
                                "15.20"));
    }

    @Test
    void theServerOfTheTestsIsNewEnough() {
        assertThat(TestDatabase.administrator()
                        .sql("select current_setting('server_version_num')::integer")
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(180006);
    }

    private static List<Wall.Fault> faults() throws SQLException {
        return Wall.faults(connection);
    }
}
