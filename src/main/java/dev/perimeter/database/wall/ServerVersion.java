package dev.perimeter.database.wall;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The oldest servers on which the wall holds: the releases of August 2026. Older ones let plain SQL
 * run code on the server (CVE-2026-14669, CVE-2026-14680), or keep row policies that are out of
 * date (CVE-2026-14666).
 */
final class ServerVersion {

    /** The smallest {@code server_version_num} of each major version. */
    static final Map<Integer, Integer> FLOORS = Map.of(15, 150020, 16, 160016, 17, 170012, 18, 180006);

    private static final int NEWEST_KNOWN = 18;

    private ServerVersion() {}

    static List<Wall.Fault> faults(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select current_setting('server_version_num')::integer")) {
            row.next();
            return faults(row.getInt(1));
        }
    }

    static List<Wall.Fault> faults(int version) {
        var major = version / 10_000;
        if (major > NEWEST_KNOWN || version >= FLOORS.getOrDefault(major, Integer.MAX_VALUE)) {
            return List.of();
        }
        return List.of(new Wall.Fault(
                "the PostgreSQL server is too old to hold the wall (CVE-2026-14666, CVE-2026-14669, CVE-2026-14680)",
                List.of(major + "." + version % 10_000),
                "update it to 18.6, 17.12, 16.16, 15.20 or newer",
                false));
    }
}
