package dev.perimeter.demo.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/**
 * The acts of a company and their times. They are planned in any order and done in the order of
 * time. All are done now; the diary keeps for each act when it was really done and when it is said
 * to have been, so that the times of its rows can be changed.
 */
public final class Diary {

    /** Keeps the order of acts at the same moment. */
    private static final Duration BETWEEN_ACTS = Duration.ofSeconds(3);

    private final WorkingHours workingHours;
    private final List<Act> acts = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private Instant earliest = Instant.MIN;

    public Diary(WorkingHours workingHours) {
        this.workingHours = workingHours;
    }

    /** @param hour of work, see {@link WorkingHours} */
    private record Act(double hour, DoubleConsumer what) {}

    /** @param begun by the clock of the database */
    public record Page(Instant begun, Instant told) {}

    public void plan(double hour, Runnable what) {
        plan(hour, _ -> what.run());
    }

    /** @param what receives the hour */
    void plan(double hour, DoubleConsumer what) {
        acts.add(new Act(Math.min(hour, WorkingHours.END), what));
    }

    /**
     * Does all planned acts, and those that are planned meanwhile.
     *
     * @param clock the clock of the database
     */
    public void live(Supplier<Instant> clock) {
        acts.sort(Comparator.comparingDouble(Act::hour));
        for (var act : acts) {
            var planned = workingHours.at(act.hour());
            var told = planned.isBefore(earliest) ? earliest : planned;
            pages.add(new Page(clock.get(), told));
            act.what().accept(act.hour());
            earliest = told.plus(BETWEEN_ACTS);
        }
        acts.clear();
    }

    public List<Page> pages() {
        return pages;
    }
}
