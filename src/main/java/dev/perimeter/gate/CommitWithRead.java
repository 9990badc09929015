package dev.perimeter.gate;

import dev.perimeter.database.MultiStatement;
import java.sql.Connection;

/**
 * A connection for requests that read with one statement. The commit travels in that statement's
 * message, so that a read costs two round trips in all. A second statement would run after the
 * commit, and is refused.
 */
final class CommitWithRead {

    private final Connection connection;
    private final String ending;
    private boolean hasRun;

    /** @param ending the commit, and what follows it */
    CommitWithRead(Connection connection, String ending) {
        this.connection = connection;
        this.ending = ending;
    }

    boolean hasRun() {
        return hasRun;
    }

    Connection connection() {
        return MultiStatement.on(connection, this::withEnding, () -> hasRun = true);
    }

    private String withEnding(String sql) {
        if (hasRun) {
            throw new IllegalStateException("a read is one statement; this request sends a second one");
        }
        return sql + "\n; " + ending;
    }
}
