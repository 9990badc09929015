package dev.perimeter.prove.rivals;

/**
 * How the administrator reaches the rows of a company. A superuser simply does. Any other
 * administrator is bound by row security like the tables' owner. It turns row security off for one
 * transaction, under a lock that keeps everybody else from reading, and on again before the commit.
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
