package dev.perimeter.database;

import dev.perimeter.embedded.ServerCondition;
import java.util.function.Supplier;

/** How it stands with the database that comes along. One of your own is not watched by Perimeter, and counts as there. */
public final class DatabaseState {

    private final Supplier<ServerCondition> condition;

    DatabaseState(Supplier<ServerCondition> condition) {
        this.condition = condition;
    }

    /** It has ended, and is started again without anybody's help. */
    public boolean isStarting() {
        return condition.get() == ServerCondition.STARTING;
    }

    /** It has ended, and waits for a person. */
    public boolean isDown() {
        return condition.get() == ServerCondition.DOWN;
    }
}
