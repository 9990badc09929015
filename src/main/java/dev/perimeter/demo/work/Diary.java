package dev.perimeter.demo.work;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;

/**
 * What a company did, and when: planned in any order, done in the order of time. All of it is done now; the pages keep when each act really
 * began beside the time that it is to have, so that the rows it left can be given that time.
 */
public final class Diary {

    /** So that acts of the same moment keep their order. */
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

    /** @param what is told the hour */
    void plan(double hour, DoubleConsumer what) {
        acts.add(new Act(Math.min(hour, WorkingHours.END), what));
    }

    /**
     * Does what was planned; what is planned afterwards happens afterwards.
     *
     * @param clock of the database
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
