package dev.perimeter.team;

import dev.perimeter.database.Administrator;
import dev.perimeter.database.DatabaseSettings;
import dev.perimeter.database.Ids;
import dev.perimeter.database.StartRefused;
import dev.perimeter.values.WireWords;
import dev.perimeter.values.canonical.EmailKey;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * For the operator of an installation: hands a company whose owner is gone to one of its members.
 * It stands in the company's audit trail, with no account as the one who did it.
 */
public final class HandOverCommand {

    public static final String NAME = "hand-over-company";

    private static final int REFUSED = 1;
    private static final int NOT_POSSIBLE = 2;

    private static final String TAKEN = "23505";
    private static final String NO_STAFF_MEMBER = "PR408";

    private HandOverCommand() {}

    /**
     * @return the exit status: 0 done, 1 there is no such company or staff member, or they may not
     *     have it, 2 the database cannot be used
     */
    public static int run(DatabaseSettings settings, String company, String email, PrintStream out, PrintStream err) {
        if (!WireWords.UUID_FORM.matcher(company).matches()) {
            err.println("The company is named by its id, as in GET /api/v1/company: " + company);
            return REFUSED;
        }
        try (var administrator = Administrator.forCommand(settings);
                var connection = administrator.connect()) {
            return handOver(connection, UUID.fromString(company), email, out, err);
        } catch (StartRefused | SQLException e) {
            err.println(e.getMessage());
            return NOT_POSSIBLE;
        }
    }

    private static int handOver(Connection connection, UUID company, String email, PrintStream out, PrintStream err)
            throws SQLException {
        connection.setAutoCommit(false);
        try (var role = connection.createStatement()) {
            role.execute("set local role perimeter_gate");
        }
        var member = staffMember(connection, company, email);
        if (member == null) {
            return refused(err, "Company %s has no staff member with the address %s.", company, email);
        }
        try {
            handOver(connection, company, member);
        } catch (SQLException e) {
            return switch (String.valueOf(e.getSQLState())) {
                // Removed at this moment.
                case NO_STAFF_MEMBER ->
                    refused(err, "Company %s has no staff member with the address %s.", company, email);
                // Spec 4.3.
                case TAKEN -> refused(err, "Another company of the same name as %s is owned by %s.", company, email);
                default -> throw e;
            };
        }
        out.println("%s owns company %s now. The former owner is a staff member with all permissions."
                .formatted(email, company));
        return 0;
    }

    private static int refused(PrintStream err, String reason, UUID company, String email) {
        err.println(reason.formatted(company, email));
        return REFUSED;
    }

    private static void handOver(Connection connection, UUID company, UUID member) throws SQLException {
        try (var statement = connection.prepareStatement("""
                with former as (select gate.hand_over(?, ?) as account)
                insert into public.audit_entry (company_id, id, action, record_type, record_id, changes)
                select ?, ?, 'handed_over', 'company', ?,
                       jsonb_build_object('owner', jsonb_build_object('from', former.account, 'to', cast(? as uuid)))
                  from former
                """)) {
            statement.setObject(1, company);
            statement.setObject(2, member);
            statement.setObject(3, company);
            statement.setObject(4, Ids.next());
            statement.setObject(5, company);
            statement.setObject(6, member);
            statement.executeUpdate();
        }
        connection.commit();
    }

    private static @Nullable UUID staffMember(Connection connection, UUID company, String email) throws SQLException {
        try (var statement = connection.prepareStatement("""
                select m.account_id
                  from public.membership m
                  join public.account a on a.id = m.account_id
                 where m.company_id = ?
                   and m.role = 'staff'
                   and a.email_key = ?
                """)) {
            statement.setObject(1, company);
            statement.setString(2, EmailKey.of(email));
            var row = statement.executeQuery();
            return row.next() ? row.getObject(1, UUID.class) : null;
        }
    }
}
