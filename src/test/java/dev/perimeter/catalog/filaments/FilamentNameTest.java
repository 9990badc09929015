package dev.perimeter.catalog.filaments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilamentNameTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Generic  | Generic PLA Black | PLA  | Generic PLA Black
            Prusa    | Galaxy Black      | PLA  | Prusa Galaxy Black, PLA
            Bambu    | PLA Basic Red     | PLA  | Bambu PLA Basic Red
            GST3D    | GST3Dx Red        | PETG | GST3D GST3Dx Red, PETG
            """)
    void saysNothingTwice(String manufacturer, String name, String material, String shown) {
        assertThat(FilamentName.of(manufacturer, name, material)).isEqualTo(shown);
    }
}
