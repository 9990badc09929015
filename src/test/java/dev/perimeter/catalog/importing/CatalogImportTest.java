package dev.perimeter.catalog.importing;

import static dev.perimeter.catalog.Sample.filament;
import static dev.perimeter.catalog.Sample.printer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.catalog.CatalogDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.ds.PGSimpleDataSource;

class CatalogImportTest {

    private final CatalogDatabase database = CatalogDatabase.emptied();

    @TempDir
    Path folder;

    @Test
    void anEqualRowJoinsTheEntryThatIsThere() {
        Import.ofText(database, filament("1", "Signal Red"));
        var run = Import.ofText(database, filament("2", " SIGNAL  red"));

        assertThat(run.summary())
                .isEqualTo(
                        "filaments: 1 imported (0 new entries, 1 folded into entries that were there), 0 already there, 0 refused");
        assertThat(Import.ofText(database, filament("2", "Another Name")).summary())
                .contains("0 imported", "1 already there");
        assertThat(database.filaments()).isEqualTo(1);
    }

    @Test
    void aRowIsKnownUnderTheIdsThatWereMergedIntoIt() {
        var merged = filament("1", "Red").replace("}", ", \"merged_source_ids\": [\"other:a:b\"]}");
        Import.ofText(database, merged);

        var other = filament("a:b", "Rouge").replace("\"sample\"", "\"other\"");
        assertThat(Import.ofText(database, other).summary()).contains("0 imported", "1 already there");
        assertThat(database.filaments()).isEqualTo(1);
    }

    @Test
    void onePrinterProfileMayServeSeveralModels() {
        var run = Import.ofText(database, printer("taz", "TAZ 4") + "\n" + printer("taz", "TAZ 5"));
        assertThat(run.summary()).contains("printers: 2 imported (2 new entries");
    }

    @Test
    void anIdThatAFileRepeatsIsRefused() {
        var run = Import.ofText(database, filament("1", "Red") + "\n" + filament("1", "Red"));
        assertThat(run.summary()).contains("1 imported", "1 refused");
        assertThat(run.err()).containsExactly("line 2: source_id occurs before in this file, with the same source");
    }

    @Test
    void lineNumbersCountEmptyLinesAndAllFaultsOfARowAreNamed() {
        var bad = filament("1", "Red").replace("1.75", "17.5").replace("#C1121C", "red");
        var run = Import.ofText(database, "\uFEFF\n\r\n" + bad + "\r\n" + filament("2", "Blue"));
        assertThat(run.err())
                .containsExactly(
                        "line 3: diameter_mm must be 1 to 4; color_hexes must be a colour code such as #C1121C, c1121c or #f00");
        assertThat(run.summary()).contains("1 imported", "1 refused");
    }

    @Test
    void aLineThatDoesNotFitIntoMemoryIsSkippedNotRead() throws Exception {
        var file = folder.resolve("long.jsonl");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"name\": \"".getBytes());
            for (int megabyte = 0; megabyte < 60; megabyte++) {
                out.write(new byte[1 << 20]);
            }
            out.write(("\n" + filament("1", "Red")).getBytes());
        }
        var process = Import.start(database, file, "-Xmx48m");
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isEqualTo(1);
        assertThat(said).contains("line 1: (line) is longer than 64 kB", "1 imported", "1 refused");
    }

    @Test
    void anArrayIsReadItemByItem() {
        var run = Import.ofText(
                database,
                " [\n" + filament("1", "Red]") + ",\n {\"a\": 1}, 3,\n" + filament("2", "a\\\",{ b") + "\n] ");
        assertThat(run.err())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("item 2: manufacturer is required; "),
                        line -> assertThat(line).isEqualTo("item 3: (line) is no JSON object"));
        assertThat(run.summary()).contains("2 imported", "2 refused");
        assertThat(run.status()).isOne();
    }

    /** Nobody can tell where the next item begins; what stood before it is kept. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a": NaN}           | item 2 is not valid JSON, at line 1, column 2, and what is behind it was not read
            {"a": 1, "a": 2}     | item 2 is not valid JSON, at line 1, column 2, and what is behind it was not read
            {"a": 1e99999999999} | item 2 has a number that is out of every range, and what is behind it was not read
            ,                    | item 2 is not valid JSON, at line 1, column 2, and what is behind it was not read
            """)
    void anItemThatIsNoJsonEndsTheArray(String item, String said) {
        var run = Import.ofText(database, "[" + filament("1", "Red") + "," + item + "," + filament("2", "Blue") + "]");
        assertThat(run.err().getFirst().replaceAll("column \\d+", "column 2")).isEqualTo("import-catalog: " + said);
        assertThat(run.summary()).contains("1 imported", "0 refused");
        assertThat(run.status()).isEqualTo(2);
    }

    @Test
    void anArrayThatDoesNotEndWhereTheFileEndsSaysSo() {
        var cutOff = Import.ofText(database, "[" + filament("1", "Red") + ", {\"name\": \"");
        assertThat(cutOff.err()).contains("import-catalog: item 2 is missing: the array ends in the middle");
        assertThat(cutOff.summary()).contains("1 imported", "0 refused");
        assertThat(cutOff.status()).isEqualTo(2);
        var longer = Import.ofText(database, "[" + filament("2", "Blue") + "] x");
        assertThat(longer.err()).contains("import-catalog: there is text after the array");
        assertThat(longer.summary()).contains("1 imported");
        assertThat(Import.ofText(database, " [ ] ").status()).isZero();
    }

    @Test
    void anItemThatDoesNotFitIntoMemoryEndsTheArray() throws Exception {
        var file = folder.resolve("long.json");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(("[" + filament("1", "Red") + ", {\"a\": [0").getBytes());
            for (int megabyte = 0; megabyte < 60; megabyte++) {
                out.write(",0".repeat(1 << 19).getBytes());
            }
            out.write("]}]".getBytes());
        }
        var process = Import.start(database, file, "-Xmx48m");
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isEqualTo(2);
        assertThat(said).contains("item 2 cannot be read: is longer than 64 kB", "1 imported");
    }

    @Test
    void anItemThatIsTooLongIsRefused() {
        var long70 = filament("1", "Red").replace("}", ", \"a\": \"" + "x".repeat(66_000) + "\"}");
        var run = Import.ofText(database, "[" + long70 + "," + filament("2", "Blue") + "]");
        assertThat(run.err()).containsExactly("item 1: (line) is longer than 64 kB");
        assertThat(run.summary()).contains("1 imported", "1 refused");
    }

    @Test
    void aLineInAnotherEncodingSpoilsNoOther() throws IOException {
        var file = folder.resolve("latin.jsonl");
        try (var out = Files.newOutputStream(file)) {
            out.write((filament("1", "Gr\u00FCn") + "\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write((filament("2", "Gr\u00FCn") + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var run = Import.of(database, file);
        assertThat(run.err()).containsExactly("line 1: (line) is not UTF-8");
        assertThat(run.summary()).contains("1 imported", "1 refused");
    }

    @Test
    void spoolmanFieldsAreNamedAsInItsFile() {
        var run = Import.ofText(database, """
                [{"id": "k_pla_red", "manufacturer": "K", "name": "", "material": "PLA", "density": "1", "weight": 1000,
                  "diameter": 1.75, "color_hex": "ff0000", "extruder_temp_range": [220, 200], "translucent": false,
                  "glow": false}]""");
        assertThat(run.err())
                .containsExactly(
                        "item 1: density must be a number; extruder_temp_range is above the maximum; name is required");
    }

    @Test
    void hugeAndTinyNumbersDoNoHarm() {
        var lines = IntStream.range(0, 4)
                .mapToObj(number -> filament("n" + number, "Red").replace("}", ", \"spool_weight_g\": %s}"))
                .collect(Collectors.joining("\n"))
                .formatted("1e999999999", "1e-999999999", "0." + "1".repeat(500), "-0");
        var run = Import.ofText(database, lines);
        assertThat(run.err()).hasSize(3).allMatch(line -> line.matches("line \\d: (spool_weight_g|\\(line\\)) .*"));
        assertThat(run.summary()).contains("1 imported", "3 refused");
    }

    @Test
    void theLongestNamesFitTheIndexes() {
        var longest = "\u6F22".repeat(200);
        var line = filament("1", longest, longest, longest)
                .replaceFirst("\"name\": \"[^\"]*\"", "\"name\": \"" + longest + "\"");
        assertThat(Import.ofText(database, line.replace("PLA", longest)).err()).isEmpty();
        assertThat(Import.ofText(database, filament("2", "\uFDFA".repeat(200)))
                        .err()
                        .getFirst())
                .contains("color_name has too many characters that stand for several others");
        assertThat(Import.ofText(database, filament("3", "\\ud800")).err().getFirst())
                .contains("color_name has a character that is not allowed (U+D800)");
        assertThat(Import.ofText(database, filament("4", "\u00A0\u200B")).err().getFirst())
                .contains("color_name is required");
    }

    @Test
    void whatStoodBeforeABreakIsKept() throws IOException {
        var whole = folder.resolve("whole.gz");
        try (var out = new GZIPOutputStream(Files.newOutputStream(whole), 512, true)) {
            out.write((filament("1", "Red") + "\n" + filament("2", "Blue") + "\n").getBytes());
            out.flush();
            out.write(filament("3", "White").getBytes());
        }
        var bytes = Files.readAllBytes(whole);
        var broken = Files.write(folder.resolve("broken.gz"), Arrays.copyOf(bytes, bytes.length - 12));
        var run = Import.of(database, broken);
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.summary()).contains("2 imported");
    }

    @Test
    void whatCannotBeReadOrStoredIsSaidInOneLine() throws IOException {
        assertThat(Import.of(database, folder.resolve("missing")))
                .isEqualTo(new Import(
                        2, List.of(), List.of("import-catalog: there is no file " + folder.resolve("missing"))));
        assertThat(Import.of(database, folder).status()).isEqualTo(2);

        var cut = folder.resolve("cut.gz");
        Files.write(cut, new byte[] {0x1F, (byte) 0x8B, 8, 0});
        assertThat(Import.of(database, cut).status()).isEqualTo(2);

        var file = Files.writeString(folder.resolve("good.jsonl"), filament("1", "Red"));
        var nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://localhost:1/none");
        assertThat(new CatalogImport().run(nowhere, file.toString(), System.out, System.out))
                .isEqualTo(2);
    }
}
