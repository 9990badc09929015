package dev.perimeter.database;

import dev.perimeter.database.wall.GateFunctions;
import dev.perimeter.database.wall.Rights;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** All that a role can leave behind in a database. */
public record RoleTraces(Connection connection) {

    private static final List<String> CATALOGS = List.of(
            "select d.defaclrole::regrole || d.defaclobjtype::text || d.defaclacl::text from pg_default_acl d",
            "select s.setrole::regrole::text || s.setdatabase || s.setconfig::text from pg_db_role_setting s",
            "select m.roleid::regrole || ' ' || m.member::regrole from pg_auth_members m",
            "select o.oid::text from pg_largeobject_metadata o",
            "select owner || gid from pg_prepared_xacts",
            "select n.nspname || acl.grantee || acl.privilege_type from pg_namespace n, aclexplode(n.nspacl) acl",
            "select d.datname || acl.grantee || acl.privilege_type from pg_database d, aclexplode(d.datacl) acl",
            "select f.oid::regprocedure::text || acl.grantee from pg_proc f, aclexplode(f.proacl) acl",
            "select description from pg_shdescription where classoid = 'pg_authid'::regclass");

    public Map<String, List<String>> left() throws SQLException {
        var left = new TreeMap<String, List<String>>();
        for (var sql : CATALOGS) {
            left.put(sql, lines(sql + " order by 1"));
        }
        left.put("rights", Rights.found(connection));
        left.put("functions", GateFunctions.found(connection));
        return left;
    }

    /** Which transaction wrote each row of the catalogs that a role leaves traces in. */
    public List<String> versions() {
        return lines("""
                        select 'role ' || rolname || xmin from pg_authid
                        union all select 'setting ' || setrole || xmin from pg_db_role_setting
                        union all select 'class ' || oid || xmin from pg_class
                        union all select 'function ' || oid || xmin from pg_proc
                        union all select 'policy ' || oid || xmin from pg_policy
                        union all select 'default ' || oid || xmin from pg_default_acl
                        union all select 'column ' || attrelid || attname || xmin from pg_attribute
                        union all select 'migration ' || installed_rank || xmin from migration.flyway_schema_history
                        union all select 'key ' || id || xmin from gate.proof_key
                        order by 1
                        """);
    }

    private List<String> lines(String sql) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                .sql(sql)
                .query(String.class)
                .list();
    }
}
