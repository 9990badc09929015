package dev.perimeter.prove;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.DefaultApplicationArguments;

/**
 * The options of the command.
 *
 * @param url of the attacked process; null for a process of our own
 * @param report the directory for the report
 * @param verify the report to be verified instead
 */
record ProveOptions(
        @Nullable String url, Path report, @Nullable Path verify, Size size, String[] arguments) {

    private static final List<String> WITH_VALUE =
            List.of("--url", "--report", "--verify", "--statements", "--variants");
    private static final int STATEMENTS = 5_000;

    /** Enough for every word of a transition. */
    private static final int VARIANTS = 12;

    /**
     * Limits of what could go on for ever.
     *
     * @param statements the number of random statements
     * @param variants of each body and form
     */
    record Size(int statements, int variants) {}

    /**
     * Empty where the arguments are malformed. A value follows its option after a space or an
     * equals sign.
     */
    static Optional<ProveOptions> of(String[] given) {
        var arguments = new ArrayList<String>();
        for (var i = 0; i < given.length; i++) {
            var hasValue = WITH_VALUE.contains(given[i]) && i + 1 < given.length;
            arguments.add(hasValue ? given[i] + "=" + given[++i] : given[i]);
        }
        var all = arguments.toArray(String[]::new);
        var options = new DefaultApplicationArguments(all);
        if (options.getNonOptionArgs().size() != 1) {
            return Optional.empty();
        }
        try {
            var url = value(options, "url");
            var report = value(options, "report");
            var verify = value(options, "verify");
            return Optional.of(new ProveOptions(
                    url == null ? null : url.replaceAll("/+$", ""),
                    Path.of(report == null ? "." : report),
                    verify == null ? null : Path.of(verify),
                    new Size(number(options, "statements", STATEMENTS), number(options, "variants", VARIANTS)),
                    all));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static int number(DefaultApplicationArguments options, String name, int otherwise) {
        var value = value(options, name);
        return value == null ? otherwise : Integer.parseInt(value);
    }

    private static @Nullable String value(DefaultApplicationArguments options, String name) {
        var values = options.getOptionValues(name);
        return values == null || values.isEmpty() ? null : values.getLast();
    }
}
