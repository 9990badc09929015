package dev.perimeter.embedded.cluster;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the embedded server is set up. */
public final class ServerConfiguration {

    /** Written into postgresql.conf when the cluster is made; from then on, whoever runs Perimeter may edit it. */
    private static final List<String> TO_BEGIN_WITH = List.of(
            "max_connections=100",
            "shared_buffers=128MB",
            "jit=off",
            // Ten rows by their keys are cheaper than all rows of a company: a solid-state disk has no order in which
            // it is quick.
            "random_page_cost=1.1");

    /** Said on the command line at each start, so that no file and no ALTER SYSTEM can undo it. */
    private static final List<String> ALWAYS = List.of(
            // Only this machine, and always a password.
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            // Any local user may begin to log in, and holds a slot until then. A password is
            // checked in milliseconds.
            "authentication_timeout=5s",
            // What was acknowledged is on the disk.
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "timezone=UTC",
            // One file per weekday, each overwritten after a week.
            "logging_collector=on",
            "log_destination=stderr",
            "log_directory=log",
            "log_filename=postgresql-%a.log",
            "log_rotation_age=1d",
            "log_rotation_size=0",
            "log_truncate_on_rotation=on",
            "log_timezone=UTC",
            "lc_messages=C",
            // No statement, parameter or row: they are the companies' own.
            "log_checkpoints=off",
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "log_min_duration_statement=-1",
            "log_min_duration_sample=-1",
            "log_transaction_sample_rate=0",
            "log_statement=none",
            "log_parameter_max_length=0",
            "log_parameter_max_length_on_error=0");

    /** Who may connect. A replication connection is none of "all" databases, so nobody may open one. */
    public static final String PG_HBA = """
            # Perimeter writes this file anew at each start.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private ServerConfiguration() {}

    static List<String> forInitdb() {
        return TO_BEGIN_WITH.stream()
                .flatMap(setting -> Stream.of("--set", setting))
                .toList();
    }

    /** One text, as pg_ctl hands it on. No value holds a blank or a quote. */
    static String forServer(int port) {
        return ALWAYS.stream().map(setting -> " -c " + setting).collect(Collectors.joining("", "-p " + port, ""));
    }
}
