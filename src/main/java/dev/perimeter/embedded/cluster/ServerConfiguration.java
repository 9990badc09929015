package dev.perimeter.embedded.cluster;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of the embedded server. */
public final class ServerConfiguration {

    /**
     * Written into postgresql.conf when the cluster is created. The operator may edit them there.
     */
    private static final List<String> TO_BEGIN_WITH = List.of(
            "max_connections=100",
            "shared_buffers=128MB",
            "jit=off",
            // On a solid-state disk, random reads cost about as much as sequential ones.
            "random_page_cost=1.1");

    /**
     * Set on the command line at each start, so that no file and no ALTER SYSTEM overrides them.
     */
    private static final List<String> ALWAYS = List.of(
            // Connections come from this machine only, and always need a password.
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "password_encryption=scram-sha-256",
            // Any local user can begin to log in, and holds a slot until this ends. Checking a
            // password takes milliseconds.
            "authentication_timeout=5s",
            // A committed transaction is on the disk.
            "fsync=on",
            "full_page_writes=on",
            "synchronous_commit=on",
            "timezone=UTC",
            // One file per weekday, overwritten after a week.
            "logging_collector=on",
            "log_destination=stderr",
            "log_directory=log",
            "log_filename=postgresql-%a.log",
            "log_rotation_age=1d",
            "log_rotation_size=0",
            "log_truncate_on_rotation=on",
            "log_timezone=UTC",
            "lc_messages=C",
            // No statement, parameter or row is logged: they hold data of the companies.
            "log_checkpoints=off",
            "log_error_verbosity=terse",
            "log_min_error_statement=panic",
            "log_min_duration_statement=-1",
            "log_min_duration_sample=-1",
            "log_transaction_sample_rate=0",
            "log_statement=none",
            "log_parameter_max_length=0",
            "log_parameter_max_length_on_error=0");

    /** Who may connect. "all" does not include replication, so that nobody may replicate. */
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

    /** One text, as pg_ctl passes it on. No value contains a blank or a quote. */
    static String forServer(int port) {
        return ALWAYS.stream().map(setting -> " -c " + setting).collect(Collectors.joining("", "-p " + port, ""));
    }
}
