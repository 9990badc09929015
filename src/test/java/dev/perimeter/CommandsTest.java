package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    @ParameterizedTest
    @ValueSource(strings = {"serve", "import-catalog", "import-catalog one two", "--perimeter.data=x import-catalog"})
    void whatIsNoCommandIsAnsweredWithTheUsage(String line) {
        var err = new ByteArrayOutputStream();
        var out = new PrintStream(OutputStream.nullOutputStream());
        assertThat(Commands.isOne(line.split(" "))).isTrue();
        assertThat(Commands.run(line.split(" "), out, new PrintStream(err))).isEqualTo(2);
        assertThat(err.toString()).startsWith("usage: ").contains("import-catalog FILE|URL");
    }

    @Test
    void optionsAloneAreNoCommand() {
        assertThat(Commands.isOne(new String[] {})).isFalse();
        assertThat(Commands.isOne(new String[] {"--server.port=0", "--debug"})).isFalse();
    }
}
