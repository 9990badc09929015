package dev.perimeter.demo;

import dev.perimeter.database.Administrator;
import dev.perimeter.database.StartRefused;
import dev.perimeter.demo.work.DemoClient;
import dev.perimeter.demo.work.Diary;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * With {@code --perimeter.demo}, fills an empty installation with two companies and a month of
 * work, and logs who may sign in. It refuses an installation that is not empty before anything is
 * served.
 */
@Component
class Demo implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Demo.class);
    private static final String SYMBOLS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Administrator administrator;
    private final Environment environment;
    private final boolean isWanted;

    Demo(Administrator administrator, Environment environment, @Value("${perimeter.demo:false}") String wanted)
            throws SQLException {
        this.administrator = administrator;
        this.environment = environment;
        this.isWanted = isWanted(wanted);
        if (isWanted) {
            try (var demoInstallation = DemoInstallation.of(administrator)) {
                demoInstallation.refuseUnlessEmpty();
            }
        }
    }

    /** The option without a value means yes. */
    private static boolean isWanted(String wanted) {
        return switch (wanted.toLowerCase(Locale.ROOT)) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw new StartRefused("perimeter.demo is true or false, not " + wanted + ".");
        };
    }

    /** Runs once the product serves, because the demo is made over HTTP. */
    @Override
    public void run(ApplicationArguments arguments) throws SQLException {
        if (!isWanted) {
            return;
        }
        log.info("Making the demo: two companies with a month of work.");
        var address = address();
        var password = password();
        var begun = Instant.now();
        try (var client = new DemoClient(address);
                var demoInstallation = DemoInstallation.of(administrator)) {
            var demoStaff = new DemoStaff(client, password);
            var shops = Stream.of("hafenwerk.json", "cedar-and-layer.json")
                    .map(name -> new DemoShop(name, client, demoStaff, begun))
                    .toList();
            live(shops, demoInstallation);
            shops.forEach(DemoShop::finish);
            demoStaff.signOut();
            log.info(
                    "The demo is made. Sign in at {} with one of these addresses and the password {} (it is said this once).\n{}",
                    address,
                    password,
                    shops.stream().map(Demo::signIns).collect(Collectors.joining("\n")));
        }
    }

    private String address() {
        var host = environment.getProperty("server.address", "localhost");
        return "http://%s:%s%s"
                .formatted(
                        host.contains(":") ? "[" + host + "]" : host,
                        environment.getRequiredProperty("local.server.port"),
                        environment.getProperty("server.servlet.context-path", ""));
    }

    private static void live(List<DemoShop> shops, DemoInstallation demoInstallation) throws SQLException {
        var pages = new ArrayList<Diary.Page>();
        for (var demoShop : shops) {
            pages.addAll(demoShop.live(demoInstallation::now));
        }
        if (demoInstallation.mayShift()) {
            demoInstallation.shift(shops.stream().map(DemoShop::id).toList(), pages);
        } else {
            log.warn("All of the demo is of today: only a superuser of the database can tell it as a month.");
        }
    }

    private static String signIns(DemoShop demoShop) {
        var people = demoShop.people().stream()
                .map(person ->
                        "  %-32s %-18s %s".formatted(DemoStaff.email(person), DemoStaff.name(person), may(person)));
        var title = "\n%s, %s"
                .formatted(
                        demoShop.company().path("name").asString(),
                        demoShop.company().path("city").asString());
        return Stream.concat(Stream.of(title), people).collect(Collectors.joining("\n"));
    }

    private static String may(JsonNode person) {
        return person.has("permissions")
                ? "staff: " + String.join(", ", DemoStaff.permissions(person))
                : "owner, who may do everything";
    }

    /** Sixteen symbols that cannot be confused: 79 bits. */
    private static String password() {
        var random = new SecureRandom();
        return Stream.generate(() -> random.ints(4, 0, SYMBOLS.length())
                        .mapToObj(place -> SYMBOLS.substring(place, place + 1))
                        .collect(Collectors.joining()))
                .limit(4)
                .collect(Collectors.joining("-"));
    }
}
