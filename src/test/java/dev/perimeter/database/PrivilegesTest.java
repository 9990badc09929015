package dev.perimeter.database;

import dev.perimeter.Golden;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that the pools' roles may touch is on a list that people review: docs/database-privileges.txt. */
class PrivilegesTest {

    /** Built-in functions that a role may have no use for, by what would be the matter; those that may be called are listed. */
    private static final List<String> DANGEROUS = List.of(
            "lo_(get|put|create|from_bytea|import|export|unlink)|loread|lowrite",
            "pg_(try_)?advisory_.*lock.*|pg_notify|pg_logical_emit_message",
            "pg_(cancel|terminate)_backend|pg_stat_get_activity|pg_stat_get_backend_.*|pg_lock_status|pg_log_backend_memory_contexts",
            "pg_export_snapshot|pg_sleep.*",
            "(query|table|schema|database|cursor)_to_xml.*|ts_stat|ts_rewrite",
            "pg_(read|ls)_.*|pg_stat_file|pg_current_logfile|pg_hba_file_rules|pg_file_settings",
            "pg_reload_conf|pg_rotate_logfile|pg_promote|pg_switch_wal|pg_create_restore_point|pg_backup_.*",
            "pg_stat_reset.*|pg_replication_origin_.*",
            "set_config");

    private static JdbcClient db;

    @BeforeAll
    static void aFreshDatabase() {
        db = new ScratchDatabase().db();
    }

    @Test
    void ofThePoolsRolesAreThoseThatWereReviewed() {
        var text = Stream.of(Roles.APP, Roles.AUTH)
                .map(role -> role + "\n"
                        + Stream.of(
                                        attributes(role),
                                        database(role),
                                        schemas(role),
                                        tables(role),
                                        functions(role),
                                        builtIn(role),
                                        languages(role))
                                .flatMap(List::stream)
                                .map(line -> "    " + line + "\n")
                                .collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        Golden.matches(
                "docs/database-privileges.txt",
                "What each pool's role may do in the database, PUBLIC's rights included. Written by PrivilegesTest, reviewed by people.\n\n"
                        + text);
    }

    private static List<String> attributes(String role) {
        return lines(role, """
                select 'role: ' || concat_ws(', ', case when rolcanlogin then 'login' end, case when rolinherit then 'inherit' end,
                           case when rolsuper then 'SUPERUSER' end, case when rolbypassrls then 'BYPASSRLS' end,
                           case when rolcreaterole then 'CREATEROLE' end, case when rolcreatedb then 'CREATEDB' end,
                           case when rolreplication then 'REPLICATION' end)
                  from pg_roles where rolname = :role
                union all
                select 'member of ' || roleid::regrole from pg_auth_members where member = :role::regrole
                """);
    }

    private static List<String> database(String role) {
        return lines(role, """
                select 'database: ' || string_agg(p, ', ' order by p)
                  from unnest(array['connect', 'create', 'temporary']) p
                 where has_database_privilege(:role, current_database(), p)
                """);
    }

    private static List<String> schemas(String role) {
        return lines(role, """
                select 'schema ' || nspname || ': ' || string_agg(p, ', ' order by p)
                  from pg_namespace
                 cross join unnest(array['usage', 'create']) p
                 where has_schema_privilege(:role, oid, p)
                   and nspname !~ '^pg_(toast|temp)'
                 group by nspname
                 order by nspname
                """);
    }

    /** By column where not all of them. */
    private static List<String> tables(String role) {
        return lines(role, """
                select 'table ' || c.oid::regclass || ': ' || p || case when has_table_privilege(:role, c.oid, p) then ''
                           else ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')' end
                  from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                 cross join unnest(array['select', 'insert', 'update', 'references']) p
                 where c.relkind in ('r', 'p', 'v', 'm', 'f')
                   and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)
                   and has_column_privilege(:role, c.oid, a.attnum, p)
                 group by c.oid, p
                union all
                select 'table ' || c.oid::regclass || ': ' || p
                  from pg_class c
                 cross join unnest(array['delete', 'truncate', 'trigger', 'maintain']) p
                 where c.relkind in ('r', 'p', 'v', 'm', 'f')
                   and c.relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)
                   and has_table_privilege(:role, c.oid, p)
                union all
                select 'sequence ' || c.oid::regclass
                  from pg_class c
                 where case c.relkind when 'S' then has_sequence_privilege(:role, c.oid, 'usage, select, update') end
                 order by 1
                """);
    }

    private static List<String> functions(String role) {
        return lines(role, """
                select 'function ' || f.oid::regprocedure
                  from pg_proc f
                 where f.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
                   and has_function_privilege(:role, f.oid, 'execute')
                   and has_schema_privilege(:role, f.pronamespace, 'usage')
                 order by 1
                """);
    }

    private static List<String> builtIn(String role) {
        return db.sql("""
                        select 'built-in function ' || f.oid::regprocedure
                          from pg_proc f
                         where f.pronamespace = 'pg_catalog'::regnamespace
                           and f.proname ~ ('^(' || :dangerous || ')$')
                           and has_function_privilege(:role, f.oid, 'execute')
                         order by 1
                        """)
                .param("role", role)
                .param("dangerous", String.join("|", DANGEROUS))
                .query(String.class)
                .list();
    }

    private static List<String> languages(String role) {
        return lines(role, """
                select 'language ' || lanname from pg_language where lanpltrusted and has_language_privilege(:role, oid, 'usage') order by 1
                """);
    }

    private static List<String> lines(String role, String sql) {
        return db.sql(sql).param("role", role).query(String.class).list();
    }
}
