package dev.perimeter.releases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.postgresql.PGConnection;

/**
 * A database of a released version as SQL, which psql reads as well: the roles, the migrations as they were released, and the rows. No program beside the
 * server is needed, neither to write nor to read it. What it makes is compared with what was dumped before it is kept.
 */
final class ReleaseDump {

    private static final String PART = "-- part: ";
    private static final String END_OF_ROWS = "\\.";

    /** As Flyway 12 makes it. */
    private static final String HISTORY = """
            create schema migration;
            create table migration.flyway_schema_history
            (
                installed_rank integer                     not null constraint flyway_schema_history_pk primary key,
                version        character varying(50),
                description    character varying(200)      not null,
                type           character varying(20)       not null,
                script         character varying(1000)     not null,
                checksum       integer,
                installed_by   character varying(100)      not null,
                installed_on   timestamp without time zone not null default now(),
                execution_time integer                     not null,
                success        boolean                     not null
            );
            create index flyway_schema_history_s_idx on migration.flyway_schema_history (success);
            """;

    private static final String ROLES = """
            select format('create role %I %s %s;', rolname, case when rolcanlogin then 'login' else 'nologin' end,
                          case when rolinherit then 'inherit' else 'noinherit' end)
              from pg_roles where rolname ~ '^perimeter_'
            union all
            select format('alter role %s set %s = %L;', s.setrole::regrole, split_part(setting, '=', 1), split_part(setting, '=', 2))
              from pg_db_role_setting s cross join unnest(s.setconfig) setting
             where s.setdatabase = 0
             order by 1 desc
            """;

    private static final String TABLES = """
            select format('%I.%I (%s)', n.nspname, c.relname,
                          (select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
                             from pg_attribute a
                            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''))
              from pg_class c
              join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and n.nspname in ('public', 'gate', 'migration')
             order by n.nspname, c.relname
            """;

    private ReleaseDump() {}

    static void write(Connection connection, List<Path> migrations, Path file) throws IOException, SQLException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            part(out, "roles", String.join("\n", DatabaseContents.lines(connection, ROLES)));
            for (var migration : migrations) {
                part(out, migration.getFileName().toString(), Files.readString(migration));
            }
            part(out, "history", HISTORY);
            var tables = DatabaseContents.lines(connection, TABLES);
            var names = tables.stream()
                    .map(table -> table.substring(0, table.indexOf(' ')))
                    .collect(Collectors.joining(", "));
            part(out, "rows", "set session_replication_role = replica;\ntruncate " + names + ";");
            for (var table : tables) {
                line(out, "copy " + table + " from stdin;");
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", out);
                line(out, END_OF_ROWS);
            }
            part(out, "end", "reset session_replication_role;");
        }
    }

    private static void part(OutputStream out, String name, String sql) throws IOException {
        line(out, PART + name);
        line(out, sql);
    }

    private static void line(OutputStream out, String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Into an empty server, as its superuser. */
    static void restore(Connection connection, InputStream file) throws IOException, SQLException {
        try (var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
            var sql = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("copy ") && line.endsWith(" from stdin;")) {
                    run(connection, sql);
                    copy(connection, line, lines);
                } else {
                    if (line.startsWith(PART)) {
                        run(connection, sql);
                    }
                    sql.append(line).append('\n');
                }
            }
            run(connection, sql);
        }
    }

    private static void run(Connection connection, StringBuilder sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql.toString());
        }
        sql.setLength(0);
    }

    private static void copy(Connection connection, String command, BufferedReader lines)
            throws IOException, SQLException {
        var rows = new StringBuilder();
        for (var line = lines.readLine(); !line.equals(END_OF_ROWS); line = lines.readLine()) {
            rows.append(line).append('\n');
        }
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(command.substring(0, command.length() - 1), new StringReader(rows.toString()));
    }
}
