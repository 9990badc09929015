package dev.perimeter.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.TestDatabase;
import dev.perimeter.values.FoldedText;
import dev.perimeter.values.canonical.EmailKey;
import dev.perimeter.values.canonical.PhoneKey;
import dev.perimeter.values.canonical.SearchKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What migrations made of keys that were stored before is what the program makes of the same texts now (spec 17.1). */
class MigratedKeysTest {

    private static final Pattern FUNCTION = Pattern.compile("create function gate\\..*?\\$\\$;", Pattern.DOTALL);

    @Test
    void addressesHaveTheirDomainsInUnicode() throws Exception {
        try (var connection = with("V38_1__email_domains.sql")) {
            for (var address : new String[] {
                "ada@xn--mller-kva.de",
                "ada@mail.xn--mller-kva.xn--p1ai",
                "ada@xn--fiqs8s",
                "ada@xn--strae-oqa.de",
                "ada@xn--4gbrim.xn----rmckbbajlc6dj7bxne2c.xn--wgbh1c",
                "ada@xn--a.de",
                "ada@xn--.de",
                "ada@xn--99999999.de",
                "xn--mller-kva@b.de"
            }) {
                assertThat(asked(connection, "select pg_temp.key_in_unicode(?)", address))
                        .isEqualTo(EmailKey.of(address));
            }
        }
    }

    @Test
    void whatIsSearchedHasNoAccents() throws Exception {
        try (var connection = with("V38_3__without_accents.sql")) {
            var all = new StringBuilder();
            for (int c = 0x80; c < 0x2000; c++) {
                if (Character.isLetter(c)) {
                    all.append(FoldedText.of(Character.toString(c))).append(' ');
                }
            }
            var key = FoldedText.of(all + "istanbul straße \uAC00 \u304C");
            assertThat(asked(connection, "select pg_temp.unaccented(?)", key)).isEqualTo(SearchKey.of(key));
        }
    }

    @Test
    void customersAreFoundByWhatWasStoredBefore() throws Exception {
        try (var connection = with("V44_1__customer_search.sql")) {
            for (var text : new String[] {
                "Kr\u00fcger & S\u00f6hne",
                "Hafenstra\u00dfe 12\n20457  Hamburg",
                "\u0130stanbul",
                "\u1e9e \uff2d\uff35",
                "\u03a3\u03af\u03c3\u03c5\u03c6\u03bf\u03c2",
                "\u0141\u00f3d\u017a",
                "DE 123 456"
            }) {
                assertThat(asked(connection, "select pg_temp.search_key(?)", text))
                        .isEqualTo(SearchKey.of(text));
            }
            for (var phone : new String[] {
                "+49 170 1234567",
                "0049 (0)170/1234567",
                "(+49) 170",
                "0170 1234567",
                "+1 (555) 010-2030",
                "+351 21 123",
                "+\u0664\u0669 170",
                "00"
            }) {
                assertThat(asked(connection, "select pg_temp.phone_keys(?)", phone))
                        .isEqualTo(String.join("\n", PhoneKey.stored(phone)));
            }
        }
    }

    private static Connection with(String migration) throws Exception {
        var connection = TestDatabase.connect(TestDatabase.SERVER.user(), TestDatabase.SERVER.password());
        var text = Files.readString(Path.of("src/main/resources/db/migration", migration));
        var functions = FUNCTION.matcher(text);
        while (functions.find()) {
            try (var statement = connection.createStatement()) {
                statement.execute(functions.group().replace("gate.", "pg_temp."));
            }
        }
        return connection;
    }

    private static String asked(Connection connection, String sql, String text) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, text);
            var rows = statement.executeQuery();
            rows.next();
            return rows.getString(1);
        }
    }
}
