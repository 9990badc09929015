package dev.perimeter.prove.leaks;

import dev.perimeter.prove.leaks.ServerCatalogue.Leakproof;
import dev.perimeter.prove.leaks.ServerCatalogue.Table;
import dev.perimeter.prove.sql.Attacker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** Which statements are tried: each table, column, function, place, setting and effect at least once, and then any of them together. */
final class ProbePlan {

    private static final String IF = Place.TIES.getFirst();
    private static final List<SessionState> BOTH = List.of(SessionState.NONE, SessionState.OWN_COMPANY);

    private final List<Table> tables;
    private final List<Leakproof> leakproof;
    private final List<String> effects;
    private final Map<SessionState, Map<Table, List<Target>>> targets;
    private final Random random;

    /** @param targets by what the attacker has, and by table */
    ProbePlan(
            List<Table> tables,
            List<Leakproof> leakproof,
            List<String> effects,
            Map<SessionState, Map<Table, List<Target>>> targets,
            Random random) {
        this.tables = tables;
        this.leakproof = leakproof;
        this.effects = effects;
        this.targets = targets;
        this.random = random;
    }

    /** In an order in which a hole is found early. */
    List<Probe> systematic() {
        var probes = new ArrayList<Probe>();
        everyColumn(probes);
        for (var state : BOTH) {
            everyFunction(state, probes);
            var target = onePer("text", state);
            everySetting(state, target, probes);
            everyPlace(state, target, probes);
            for (var tie : Place.TIES) {
                for (var effect : Effects.BASIC) {
                    add(probes, state, PlannerSettings.SEQUENTIAL, target, Condition.EQUAL, Place.WHERE, tie, effect);
                }
            }
            for (var effect : effects) {
                add(probes, state, PlannerSettings.SEQUENTIAL, target, Condition.EQUAL, Place.WHERE, IF, effect);
            }
        }
        everyTotal(probes);
        return probes;
    }

    private void everyColumn(List<Probe> probes) {
        for (var state : SessionState.values()) {
            var all = targets(state).toList();
            for (var target : all) {
                for (var condition : Condition.cheapest(target)) {
                    add(probes, state, PlannerSettings.SEQUENTIAL, target, condition, Place.WHERE, IF, Effects.FREE_SETTING);
                }
                addExplained(probes, state, PlannerSettings.BY_INDEX, target, Condition.EQUAL, Place.WHERE);
                addExplained(probes, state, PlannerSettings.SEQUENTIAL, target, Condition.EQUAL, Place.WHERE);
                if (BOTH.contains(state)) {
                    addExplained(probes, state, PlannerSettings.BY_BITMAP, target, Condition.EQUAL, Place.WHERE);
                }
            }
        }
        for (var target : targets(SessionState.NONE).toList()) {
            probes.add(probe(Attacker.AUTH, SessionState.NONE, "", target, Condition.EQUAL, Place.WHERE, IF, Effects.SETTING));
        }
    }

    private void everyFunction(SessionState state, List<Probe> probes) {
        for (var type : targets(state).map(Target::type).distinct().toList()) {
            var target = onePer(type, state);
            Stream.concat(Condition.forms(target).stream(), Condition.of(target, leakproof).stream())
                    .forEach(condition -> add(
                            probes, state, PlannerSettings.SEQUENTIAL, target, condition, Place.WHERE, IF, Effects.FREE_SETTING));
        }
    }

    private void everySetting(SessionState state, Target target, List<Probe> probes) {
        for (var settings : PlannerSettings.ALL) {
            for (var condition : Condition.cheapest(target)) {
                add(probes, state, settings, target, condition, Place.WHERE, IF, Effects.SETTING);
                addExplained(probes, state, settings, target, condition, Place.WHERE);
            }
        }
    }

    private void everyPlace(SessionState state, Target target, List<Probe> probes) {
        var table = tables.stream().filter(t -> t.name().equals(target.table())).findFirst().orElseThrow();
        for (var place : Place.all(table)) {
            for (var condition : Condition.cheapest(target)) {
                add(probes, state, PlannerSettings.SEQUENTIAL, target, condition, place, IF, Effects.FREE_SETTING);
                addExplained(probes, state, PlannerSettings.BY_INDEX, target, condition, place);
            }
        }
        // What may be changed is attacked where it may be.
        for (var changed : tables) {
            var column = targets.get(state).get(changed);
            if ((changed.changed() != null || changed.removed()) && !column.isEmpty()) {
                Place.all(changed).forEach(place -> add(probes, state, PlannerSettings.SEQUENTIAL, column.getFirst(),
                        Condition.EQUAL, place, IF, Effects.FREE_SETTING));
            }
        }
    }

    private void everyTotal(List<Probe> probes) {
        for (var state : SessionState.values()) {
            for (var table : tables) {
                for (var target : Targets.totals(table)) {
                    add(probes, state, PlannerSettings.SEQUENTIAL, target, Condition.total(target.type()), Place.WHERE, IF, Effects.FREE_SETTING);
                }
            }
            targets(state)
                    .filter(target -> target.type().equals("integer"))
                    .forEach(target -> add(probes, state, PlannerSettings.SEQUENTIAL, target, Condition.total("integer"),
                            Place.WHERE, IF, Effects.FREE_SETTING));
        }
    }

    /** Anything together. */
    Probe any() {
        var state = random.nextInt(3) == 0 ? pick(List.of(SessionState.values())) : pick(BOTH);
        var target = pick(targets(state).toList());
        var table = tables.stream().filter(t -> t.name().equals(target.table())).findFirst().orElseThrow();
        var conditions = random.nextInt(3) == 0 ? Condition.of(target, leakproof) : Condition.forms(target);
        var condition = conditions.isEmpty() ? Condition.EQUAL : pick(conditions);
        var effect = random.nextBoolean() ? pick(Effects.BASIC) : pick(effects);
        var place = pick(Place.all(table));
        var probe = probe(Attacker.APP, state, pick(PlannerSettings.ALL), target, condition, place, pick(Place.TIES), effect);
        return place.isExplained() && random.nextInt(3) == 0 ? probe.explained() : probe;
    }

    private Stream<Target> targets(SessionState state) {
        return targets.get(state).values().stream().flatMap(List::stream);
    }

    private Target onePer(String type, SessionState state) {
        return targets(state).filter(target -> target.type().equals(type)).findFirst().orElseThrow();
    }

    private void add(List<Probe> probes, SessionState state, String settings, Target target, Condition condition, Place place, String tie, String effect) {
        probes.add(probe(Attacker.APP, state, settings, target, condition, place, tie, effect));
    }

    private void addExplained(List<Probe> probes, SessionState state, String settings, Target target, Condition condition, Place place) {
        if (place.isExplained()) {
            probes.add(probe(Attacker.APP, state, settings, target, condition, place, "{hit}", "").explained());
        }
    }

    private Probe probe(String role, SessionState state, String settings, Target target, Condition condition, Place place, String tie, String effect) {
        var table = tables.stream().filter(t -> t.name().equals(target.table())).findFirst().orElseThrow();
        var columns = table.columns().stream().filter(column -> !column.equals("ctid") && !column.equals("xmin"));
        var sql = place.sql().replace("{columns}", String.join(", ", columns.toList()))
                .replace("{condition}", tie.replace("{effect}", effect));
        return Probe.of(role, state, settings, target, condition, sql);
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
