package dev.perimeter.demo.work;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;

/** The acts of an order, in hours from its beginning. */
final class OrderTimeline {

    private final List<Step> all = new ArrayList<>();

    private record Step(double at, DoubleConsumer what) {}

    void add(double at, DoubleConsumer what) {
        all.add(new Step(at, what));
    }

    /** Shortens what would otherwise happen in the future. */
    void plan(Diary diary, double start) {
        var longest = all.stream().mapToDouble(Step::at).max().orElse(0);
        var scale = Math.min(1, (WorkingHours.END - start) / Math.max(longest, 0.1));
        all.forEach(step -> diary.plan(start + step.at() * scale, step.what()));
    }
}
