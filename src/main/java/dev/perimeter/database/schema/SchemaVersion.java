package dev.perimeter.database.schema;

import dev.perimeter.database.StartRefused;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Whether this program may migrate the database (spec 17.1). It may when it knows every migration
 * that was applied. Otherwise it says which of the two is older, or which migration differs, and
 * changes nothing.
 */
final class SchemaVersion {

    private static final String UNTOUCHED = "Nothing was changed. ";

    private SchemaVersion() {}

    static void refuseWhatIsNotOurs(MigrationInfoService info) {
        // The entry without a version records the creation of the history's schema.
        var all = Arrays.stream(info.all())
                .filter(MigrationInfo::isVersioned)
                .filter(each -> each.getVersion() != null)
                .toList();
        refuseNewer(all);
        refuse(
                all,
                SchemaVersion::hasFailed,
                "ended in the middle here: the database is half of one version and half of another");
        refuse(all, SchemaVersion::isUnknown, "was made here, and this version of Perimeter never had it");
        refuse(all, SchemaVersion::wasSkipped, "is missing here, though later ones were made");
        refuse(all, SchemaVersion::isAnother, "was made here with another text than this version of Perimeter has");
    }

    private static void refuseNewer(List<MigrationInfo> all) {
        var newest = all.stream()
                .filter(each -> isOneOf(each, MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED))
                .max(Comparator.comparing(MigrationInfo::getVersion));
        newest.ifPresent(newer -> {
            throw new StartRefused("""
                    The database was made by a newer version of Perimeter: its newest migration is %s, and this is Perimeter %s, \
                    whose newest is %s. %sStart that newer version again, or put back a backup from before the upgrade \
                    (docs/operations.md, "Another version").""".formatted(named(newer), ProgramVersion.text(), newestKnown(all), UNTOUCHED));
        });
    }

    private static void refuse(List<MigrationInfo> all, Predicate<MigrationInfo> wrong, String what) {
        all.stream().filter(wrong).findFirst().ifPresent(migration -> {
            throw new StartRefused("""
                    The database is not one of this version of Perimeter (%s): migration %s %s. %sStart the program that made it, \
                    or put back a backup.""".formatted(ProgramVersion.text(), named(migration), what, UNTOUCHED));
        });
    }

    private static boolean hasFailed(MigrationInfo migration) {
        return isOneOf(migration, MigrationState.FAILED, MigrationState.MISSING_FAILED);
    }

    private static boolean isUnknown(MigrationInfo migration) {
        return isOneOf(migration, MigrationState.MISSING_SUCCESS);
    }

    private static boolean wasSkipped(MigrationInfo migration) {
        return isOneOf(migration, MigrationState.IGNORED);
    }

    private static boolean isAnother(MigrationInfo migration) {
        return migration.getState().isApplied()
                && migration.getState().isResolved()
                && !(migration.isChecksumMatching() && migration.isDescriptionMatching() && migration.isTypeMatching());
    }

    private static boolean isOneOf(MigrationInfo migration, MigrationState... states) {
        return Arrays.asList(states).contains(migration.getState());
    }

    private static String named(MigrationInfo migration) {
        return "%s (%s)".formatted(migration.getVersion(), migration.getDescription());
    }

    private static String newestKnown(List<MigrationInfo> all) {
        return all.stream()
                .filter(each -> each.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .map(MigrationVersion::getVersion)
                .orElse("none");
    }
}
