package dev.perimeter.pieces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.pieces.stacks.PieceNumbers;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PieceNumbersTest {

    @Test
    void areShortWhereTheyAreConsecutive() {
        assertThat(PieceNumbers.of(List.of(18, 12, 14, 13, 15)).text()).isEqualTo("12-15,18");
        assertThat(PieceNumbers.parse("18,12-15,13").numbers()).containsExactly(12, 13, 14, 15, 18);
        assertThat(PieceNumbers.parse("1-200").first(3).text()).isEqualTo("1-3");
        assertThat(PieceNumbers.parse(null).numbers()).isEmpty();
    }

    /** Neither what is no number, nor more than one request moves. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "0",
                "1-",
                "-1",
                "3-1",
                "1,,2",
                "1;2",
                "1-201",
                "1-150,300-351",
                "1-999999999",
                "12345678901"
            })
    void areRefused(String text) {
        assertThatThrownBy(() -> PieceNumbers.parse(text)).isInstanceOf(Problem.class);
    }
}
