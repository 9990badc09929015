package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator can run SQL on the database that comes along, above all to mend what keeps the product from starting. */
class SqlCommandTest {

    private static final String HOLE = "alter table public.customer no force row level security";

    @TempDir
    Path data;

    private record Ended(int status, String out, String err) {}

    @Test
    void mendsWhatKeepsTheProductFromStarting() throws Exception {
        try (var product = Product.start(PreparedInstallation.in(data))) {
            assertThat(sql("select rolsuper from pg_roles where rolname = current_user")
                            .out())
                    .as("beside %s", product.address())
                    .isEqualTo("rolsuper\nt\n");
        }
        assertThat(sql(HOLE)).isEqualTo(new Ended(0, "Done, rows: 0\n", ""));
        assertThatThrownBy(() -> Product.start(data))
                .hasMessageContaining("table with people's or companies' data lacks forced row security: customer")
                .hasMessageContaining("To mend it: java -jar perimeter.jar sql \"STATEMENT\"");
        assertThat(sql(HOLE.replace("no force", "force")).status()).isZero();
        Product.start(data).close();
    }

    @Test
    void saysWhatCameBackAndWhatWasRefused() {
        var ended = sql("select 1 as one, null as nothing; select '{a}?' as text; create table public.mine (id int)");
        assertThat(ended).isEqualTo(new Ended(0, "one\tnothing\n1\tnull\ntext\n{a}?\nDone, rows: 0\n", ""));
        assertThat(fromInput("drop table public.mine;\nselect 2 as two").out()).isEqualTo("Done, rows: 0\ntwo\n2\n");
        var refused = sql("select 1/0");
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).contains("division by zero");
    }

    @Test
    void theVersionIsSaid() {
        for (var word : List.of("version", "--version")) {
            assertThat(run(word).out()).matches("Perimeter \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
        }
    }

    private Ended sql(String statement) {
        return run("sql", statement);
    }

    private Ended fromInput(String text) {
        var in = System.in;
        try {
            System.setIn(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            return run("sql");
        } finally {
            System.setIn(in);
        }
    }

    private Ended run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var arguments = Stream.concat(Stream.of(words), Stream.of("--perimeter.data=" + data))
                .toArray(String[]::new);
        assertThat(Commands.isOne(arguments)).isTrue();
        var status = Commands.run(arguments, new PrintStream(out), new PrintStream(err));
        return new Ended(status, text(out), text(err));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
