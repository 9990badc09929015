package dev.perimeter;

import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** The product with its demo, as one who reads what it printed finds it. */
final class DemoMonth implements AutoCloseable {

    private static final Pattern PASSWORD = Pattern.compile("the password (\\S+) ");
    private static final Pattern SIGN_IN =
            Pattern.compile("^  (\\S+@\\S+) +(.+?)  +(?:owner, who may do everything|staff: (.*))$", Pattern.MULTILINE);

    private static final String SAID = "said";

    final String said;
    private final Product product;
    private final EmbeddedServer server;

    private DemoMonth(Product product, EmbeddedServer server, String said) {
        this.product = product;
        this.server = server;
        this.said = said;
    }

    /** @param flags null of an owner */
    record SignIn(String email, String name, List<String> flags) {}

    /** A copy of one that was made today: what its orders say of dates begins to be wrong tomorrow. */
    static DemoMonth made(Path data) throws IOException {
        Prepared.use("demo", LocalDate.now().toString(), _ -> true, DemoMonth::make, made -> {
            PreparedInstallation.copy(made, data);
            Files.copy(made.resolve(SAID), data.resolve(SAID));
        });
        return new DemoMonth(Product.start(data), EmbeddedServer.attach(data), Files.readString(data.resolve(SAID)));
    }

    private static void make(Path data) throws IOException {
        try (var product = Product.listenedTo(PreparedInstallation.in(data), "--perimeter.demo")) {
            var said = product.heardUntil("The demo is made.");
            // The people are listed behind it, the shared one as the last.
            Files.writeString(data.resolve(SAID), said + product.heardUntil("Austin") + product.heardUntil("noor@"));
        }
    }

    /** As one who starts it again, with what was printed then. */
    DemoMonth again(Path data) throws IOException {
        return new DemoMonth(Product.start(data), EmbeddedServer.attach(data), said);
    }

    String password() {
        return PASSWORD.matcher(said).results().findFirst().orElseThrow().group(1);
    }

    List<SignIn> signIns() {
        return SIGN_IN.matcher(said)
                .results()
                .map(found -> new SignIn(
                        found.group(1),
                        found.group(2),
                        found.group(3) == null ? null : List.of(found.group(3).split(", "))))
                .toList();
    }

    int port() {
        return URI.create(product.address()).getPort();
    }

    Http http() {
        return new Http(port());
    }

    String signedIn(String email) {
        return http().post(
                        null, "/auth/sign-in", "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password()))
                .is(200)
                .json()
                .path("token")
                .asString();
    }

    JsonNode show(String token, String path) {
        return get(token, path).is(200).json();
    }

    Http.Answer get(String token, String path) {
        return http().send(null, "GET", path, null, "Authorization", "Bearer " + token);
    }

    /** Of all pages. */
    List<JsonNode> all(String token, String path) {
        var all = new ArrayList<JsonNode>();
        var more = true;
        for (var after = ""; more; ) {
            var page = show(token, path + "?limit=200" + after);
            page.path("items").forEach((Consumer<JsonNode>) all::add);
            more = page.path("next").isString();
            after = "&after=" + page.path("next").asString("");
        }
        return all;
    }

    /** The administrator of its database. */
    JdbcClient db() {
        return JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password()));
    }

    @Override
    public void close() {
        server.close();
        product.close();
    }
}
