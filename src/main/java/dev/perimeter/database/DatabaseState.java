package dev.perimeter.database;

import dev.perimeter.embedded.ServerCondition;
import java.util.function.Supplier;

/** The state of the embedded server. Another PostgreSQL is not watched, and counts as up. */
public final class DatabaseState {

    private final Supplier<ServerCondition> condition;

    DatabaseState(Supplier<ServerCondition> condition) {
        this.condition = condition;
    }

    /** The server died and is being restarted. */
    public boolean isStarting() {
        return condition.get() == ServerCondition.STARTING;
    }

    /** The server died and waits for a person. */
    public boolean isDown() {
        return condition.get() == ServerCondition.DOWN;
    }
}
