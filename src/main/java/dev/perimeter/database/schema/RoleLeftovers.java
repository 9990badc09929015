package dev.perimeter.database.schema;

import dev.perimeter.database.Roles;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Removes what a role without the right to create anything can leave all the same. It does so as
 * that role, so that no other role needs more rights.
 */
final class RoleLeftovers {

    static final String UNLINK = """
            select o.oid::text, lo_unlink(o.oid)::text from pg_largeobject_metadata o where o.lomowner = ?::regrole
            """;

    /**
     * An entry of pg_default_acl disappears when it equals the default. So all rights are revoked
     * first, and then granted as PostgreSQL grants them itself. Entries for one schema are
     * additions, and disappear when they are empty.
     */
    private static final String DEFAULT_PRIVILEGES = """
            with kind (letter, name, everybody) as (
                values ('r', 'tables', null), ('S', 'sequences', null), ('f', 'functions', 'execute'), ('T', 'types', 'usage'),
                       ('n', 'schemas', null), ('L', 'large objects', null)
            ), entry as (
                select d.defaclacl, k.name, k.everybody, d.defaclnamespace = 0 as is_global,
                       coalesce('in schema ' || n.oid::regnamespace || ' ', '') as place
                  from pg_default_acl d
                  join kind k on k.letter = d.defaclobjtype::text
                  left join pg_namespace n on n.oid = d.defaclnamespace
                 where d.defaclrole = current_user::regrole
            )
            select 1 as step,
                   format('alter default privileges %srevoke all on %s from %s', place, name,
                          case acl.grantee when 0 then 'public' else acl.grantee::regrole::text end) as statement
              from entry
             cross join lateral aclexplode(entry.defaclacl) acl
            union
            select 2, format('alter default privileges grant all on %s to %s', name, current_user) from entry where is_global
            union
            select 2, format('alter default privileges grant %s on %s to public', everybody, name)
              from entry
             where is_global and everybody is not null
             order by step, statement
            """;

    /**
     * Prepared transactions hold their locks for ever, where the server allows them
     * (max_prepared_transactions).
     */
    private static final String PREPARED = """
            select format('rollback prepared %L', gid)
              from pg_prepared_xacts
             where owner = current_user and database = current_database()
            """;

    private RoleLeftovers() {}

    static void undo(Connection own, String role) throws SQLException {
        for (var entry : PoolRoleReset.rows(own, DEFAULT_PRIVILEGES)) {
            undone(own, role, entry.getLast());
        }
        for (var transaction : PoolRoleReset.rows(own, PREPARED)) {
            undone(own, role, transaction.getFirst());
        }
        for (var has : PoolRoleReset.rows(own, "select has_function_privilege('lo_unlink(oid)', 'execute')::text")) {
            if (has.getFirst().equals("true")) {
                for (var removed : PoolRoleReset.rows(own, UNLINK, role)) {
                    PoolRoleReset.undone(role, "large object " + removed.getFirst());
                }
            }
        }
    }

    private static void undone(Connection own, String role, String statement) throws SQLException {
        PoolRoleReset.undone(role, statement);
        Roles.run(own, statement);
    }
}
