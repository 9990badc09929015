package dev.perimeter.prove.rivals;

/**
 * How the administrator reaches rows of a company: a superuser just does. Anybody else is bound by row security like the tables' owner, who
 * lifts it for one transaction, behind a lock under which nobody else can look, and puts it back before it is committed.
 */
record Privilege(boolean isSuperuser) {

    /** @param isBound whether row security binds the table's owner */
    String before(String table, String owner, boolean isBound) {
        if (isSuperuser) {
            return "";
        }
        return "set local lock_timeout = '2s'; set local role " + owner
                + (isBound ? "; alter table " + table + " no force row level security" : "");
    }

    String after(String table, boolean isBound) {
        return isSuperuser || !isBound ? "" : "alter table " + table + " force row level security";
    }
}
