package dev.perimeter.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Product;
import dev.perimeter.database.Administrator;
import dev.perimeter.database.DatabaseSettings;
import dev.perimeter.prove.rivals.RivalAddresses;
import dev.perimeter.prove.rivals.RivalClient;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.tally.AttackTally;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** An installation with something of everything: the demo, two companies as a proof makes them, and a person whose password is known. */
final class FilledInstallation {

    private static final String EMAIL = "ada@example.org";
    private static final String PASSWORD = "a brisk walk to the printer";
    private static final String COMPANY = """
            {"displayName": "Ada Lovelace", "company": {"name": "Ada Prints", "industry": "Prototyping", "size": "2-10", "city": "London", \
            "currency": "GBP", "timezone": "Europe/London"}}""";
    private static final String FILAMENTS = """
            {"manufacturer": "Kestrel", "product": "Everyday", "name": "Everyday Red", "material": "PLA", "diameter_mm": 1.75, \
            "density_g_cm3": 1.24, "net_weight_g": 1000, "color_name": "Red", "color_hexes": ["#C1121C"], "translucent": false, \
            "glow": false, "source": "sample", "source_id": "1"}
            {"manufacturer": "Kestrell", "product": "Every day", "name": "Every day Red", "material": "PLA", "diameter_mm": 1.75, \
            "density_g_cm3": 1.24, "net_weight_g": 1000, "color_name": "Red", "color_hexes": ["#C1121C"], "translucent": false, \
            "glow": false, "source": "sample", "source_id": "2"}
            """;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private FilledInstallation() {}

    /** @return who may sign in, with which password, and the token of a session */
    static Properties fill(Path data) throws Exception {
        try (var product = Product.listenedTo(data, "--perimeter.demo")) {
            product.heardUntil("The demo is made");
        }
        try (var product = Product.start(data);
                var rivalClient = new RivalClient(
                        product.address(), new AttackTally(new PrintStream(OutputStream.nullOutputStream())))) {
            var token = ada(rivalClient);
            var attackTally = new AttackTally(new PrintStream(OutputStream.nullOutputStream()));
            try (var administrator = Administrator.forCommand(new DatabaseSettings(data, null, null, null))) {
                Rivals.make(rivalClient, administrator, new RivalAddresses(new byte[32]), attackTally);
            }
            importCatalog(data);
            traces(data);
            var known = new Properties();
            known.setProperty("email", EMAIL);
            known.setProperty("password", PASSWORD);
            known.setProperty("token", token);
            return known;
        }
    }

    private static String ada(RivalClient rivalClient) {
        var credentials = "{\"email\": \"%s\", \"password\": \"%s\"}";
        var token = done(rivalClient.call(null, "POST", "/api/v1/auth/sign-up", credentials.formatted(EMAIL, PASSWORD)))
                .json()
                .path("token")
                .asString();
        done(rivalClient.call(token, "POST", "/api/v1/onboarding/owner", COMPANY));
        done(rivalClient.call(
                token, "POST", "/api/v1/customers", "{\"name\": \"Grace Hopper\"}", "Idempotency-Key", "only-once"));
        // Counted against the guessing.
        assertThat(rivalClient
                        .call(null, "POST", "/api/v1/auth/sign-in", credentials.formatted(EMAIL, "not this one"))
                        .status())
                .isEqualTo(401);
        return token;
    }

    private static RivalClient.Answer done(RivalClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer;
    }

    /** Two entries that a person would take for one, and the second is filed under the first. */
    private static void importCatalog(Path data) throws Exception {
        var file = Files.createTempFile("filaments", ".jsonl");
        Files.writeString(file, FILAMENTS);
        var imported = Program.ofThisVersion().run(data, "import-catalog", file.toString());
        assertThat(imported.status()).as(imported.said()).isZero();
        Files.delete(file);
        var merged = Program.ofThisVersion().run(data, "sql", """
                update filament_spec d
                   set duplicate_of = s.spec_id
                  from catalog_source_id s, catalog_source_id t
                 where s.source = 'sample' and s.source_id = '1' and t.source = 'sample' and t.source_id = '2' and d.id = t.spec_id
                """);
        assertThat(merged.said()).contains("Done, rows: 1");
    }

    /** What the operator did to the catalog, and a form that a person has sent. */
    private static void traces(Path data) throws Exception {
        var found = Program.ofThisVersion()
                .run(data, "sql", "select spec_id from catalog_source_id where source = 'sample' and source_id = '1'");
        var id = ID.matcher(found.said());
        assertThat(id.find()).as(found.said()).isTrue();
        for (var act : List.of("hide", "show")) {
            var done = Program.ofThisVersion().run(data, "catalog", act, id.group());
            assertThat(done.status()).as(done.said()).isZero();
        }
        var sent = Program.ofThisVersion().run(data, "sql", """
                insert into gate.sent_form (login_id, form, answer) select id, sha256('a form'), '/' from gate.login where email = '%s'
                """.formatted(EMAIL));
        assertThat(sent.said()).contains("Done, rows: 1");
    }
}
