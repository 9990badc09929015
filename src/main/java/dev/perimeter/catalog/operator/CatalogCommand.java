package dev.perimeter.catalog.operator;

import dev.perimeter.catalog.operator.CatalogListing.Which;
import dev.perimeter.database.Administrator;
import dev.perimeter.database.DatabaseSettings;
import dev.perimeter.database.StartRefused;
import dev.perimeter.values.WireWords;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.boot.ApplicationArguments;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The command {@code catalog}, for the operator of an installation: beside the running product, or
 * while it does not run (spec 14.6).
 */
public final class CatalogCommand {

    public static final String NAME = "catalog";

    private static final int REFUSED = 1;
    private static final int NOT_POSSIBLE = 2;

    private final JdbcClient db;
    private final TransactionTemplate transaction;
    private final CatalogActs acts;
    private final PrintStream out;
    private final PrintStream err;

    private CatalogCommand(SingleConnectionDataSource connection, Operator byWhom, PrintStream out, PrintStream err) {
        this.db = JdbcClient.create(connection);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(connection));
        this.acts = new CatalogActs(db, byWhom);
        this.out = out;
        this.err = err;
    }

    /**
     * @return empty where the words are no command; else the exit status: 0 done, 1 an entry was
     *     refused and the reason told, 2 the database cannot be used
     */
    public static Optional<Integer> run(
            ApplicationArguments said,
            Supplier<Optional<DatabaseSettings>> settings,
            PrintStream out,
            PrintStream err) {
        var words = said.getNonOptionArgs();
        if (!words.getFirst().equals(NAME) || words.size() < 2 || !isKnown(words.get(1), words.size() - 2)) {
            return Optional.empty();
        }
        return settings.get().map(found -> run(found, said, out, err)).or(() -> Optional.of(NOT_POSSIBLE));
    }

    private static boolean isKnown(String act, int names) {
        return switch (act) {
            case "hide", "show", "remove" -> names >= 1;
            case "merge" -> names == 2;
            case "list", "acts" -> names == 0;
            default -> false;
        };
    }

    private static int run(DatabaseSettings settings, ApplicationArguments said, PrintStream out, PrintStream err) {
        try (var administrator = Administrator.forCommand(settings);
                var connection = administrator.connect()) {
            var source = new SingleConnectionDataSource(connection, true);
            return new CatalogCommand(source, Operator.of(option(said, "by")), out, err).run(said);
        } catch (StartRefused | SQLException | DataAccessException e) {
            err.println(NAME + ": " + e.getMessage());
            return NOT_POSSIBLE;
        }
    }

    private int run(ApplicationArguments said) {
        var words = said.getNonOptionArgs();
        var names = words.subList(2, words.size());
        return switch (words.get(1)) {
            case "hide" -> each(names, acts::hide);
            case "show" -> each(names, acts::show);
            case "remove" -> each(names, acts::remove);
            case "merge" ->
                isId(names.getLast())
                        ? each(names.subList(0, 1), id -> acts.merge(id, UUID.fromString(names.getLast())))
                        : REFUSED;
            case "acts" -> print(() -> new CatalogListing(db).acts());
            default ->
                print(() -> new CatalogListing(db)
                        .entries(which(said), option(said, "from").orElse(null)));
        };
    }

    private static Which which(ApplicationArguments said) {
        return said.containsOption("hidden")
                ? Which.HIDDEN
                : said.containsOption("merged") ? Which.MERGED : Which.CONTRIBUTED;
    }

    /** Each in a transaction of its own: one that is refused keeps no other from being done. */
    private int each(List<String> names, Function<UUID, String> act) {
        var status = 0;
        for (var name : names) {
            status = Math.max(status, isId(name) ? one(UUID.fromString(name), act) : REFUSED);
        }
        return status;
    }

    private int one(UUID id, Function<UUID, String> act) {
        return transaction.execute(state -> {
            try {
                out.println(act.apply(id));
                return 0;
            } catch (OperatorRefusal refusal) {
                state.setRollbackOnly();
                err.println(NAME + ": " + refusal.getMessage());
                return REFUSED;
            }
        });
    }

    private int print(Supplier<List<String>> lines) {
        transaction.execute(state -> lines.get()).forEach(out::println);
        return 0;
    }

    private boolean isId(String name) {
        if (!WireWords.UUID_FORM.matcher(name).matches()) {
            err.println(NAME + ": an entry is named by its id, as in its address: " + name);
            return false;
        }
        return true;
    }

    private static Optional<String> option(ApplicationArguments said, String name) {
        return Optional.ofNullable(said.getOptionValues(name))
                .flatMap(values -> values.stream().findFirst());
    }
}
