package dev.perimeter.prove.leaks;

import dev.perimeter.prove.leaks.statement.Condition;
import dev.perimeter.prove.leaks.statement.Effects;
import dev.perimeter.prove.leaks.statement.Place;
import dev.perimeter.prove.leaks.statement.PlannerSettings;
import dev.perimeter.prove.leaks.statement.ServerCatalogue.Leakproof;
import dev.perimeter.prove.leaks.statement.Target;
import dev.perimeter.prove.sql.Attacker;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The statements to try: each column, function, place, setting and effect at least once, and then
 * random combinations of them.
 *
 * @param effects the effects that were discovered on this server
 */
record ProbePlan(
        Function<SessionState, List<Target>> targets,
        List<Target> totals,
        List<Leakproof> leakproof,
        List<String> effects,
        Random random) {

    private static final String IF = Place.TIES.getFirst();
    private static final String ALONE = Place.TIES.getLast();
    private static final String SEQUENTIAL = PlannerSettings.SEQUENTIAL;
    private static final List<SessionState> USUAL = List.of(SessionState.NONE, SessionState.OWN_COMPANY);

    /** In an order that finds a hole early. */
    List<Probe> systematic() {
        var probes = new ArrayList<Probe>();
        for (var state : SessionState.values()) {
            everyColumn(state, probes);
        }
        for (var state : USUAL) {
            everyFunction(state, probes);
            var target = onePer("text", state);
            everySetting(state, target, probes);
            everyPlace(state, target, probes);
            for (var tie : Place.TIES) {
                for (var effect : Effects.BASIC) {
                    probes.add(probe(state, SEQUENTIAL, target, Condition.EQUAL, Place.WHERE, tie, effect));
                }
            }
            for (var effect : effects) {
                probes.add(probe(state, SEQUENTIAL, target, Condition.EQUAL, Place.WHERE, IF, effect));
            }
        }
        for (var target : totals) {
            for (var state : USUAL) {
                probes.add(probe(state, SEQUENTIAL, target, Condition.TOTAL, Place.WHERE, IF, Effects.FREE_SETTING));
            }
        }
        return probes;
    }

    private void everyColumn(SessionState state, List<Probe> probes) {
        for (var target : targets.apply(state)) {
            var conditions = USUAL.contains(state) ? Condition.cheapest(target) : List.of(Condition.EQUAL);
            for (var condition : conditions) {
                probes.add(probe(state, SEQUENTIAL, target, condition, Place.WHERE, IF, Effects.FREE_SETTING));
            }
            var alone = probe(state, PlannerSettings.BY_INDEX, target, Condition.EQUAL, Place.WHERE, ALONE, "");
            probes.add(alone.explained());
            probes.add(probe(state, SEQUENTIAL, target, Condition.EQUAL, Place.WHERE, ALONE, ""));
            if (state == SessionState.NONE) {
                probes.add(new Probe(Attacker.AUTH, state, "", target, alone.sql(), alone.tells()));
            }
        }
    }

    private void everyFunction(SessionState state, List<Probe> probes) {
        for (var type :
                targets.apply(state).stream().map(Target::type).distinct().toList()) {
            var target = onePer(type, state);
            Stream.concat(Condition.forms(target).stream(), Condition.of(target, leakproof).stream())
                    .forEach(condition -> probes.add(
                            probe(state, SEQUENTIAL, target, condition, Place.WHERE, IF, Effects.FREE_SETTING)));
        }
    }

    private void everySetting(SessionState state, Target target, List<Probe> probes) {
        for (var settings : PlannerSettings.ALL) {
            for (var condition : Condition.cheapest(target)) {
                probes.add(probe(state, settings, target, condition, Place.WHERE, IF, Effects.SETTING));
            }
            probes.add(probe(state, settings, target, Condition.EQUAL, Place.WHERE, ALONE, "")
                    .explained());
        }
    }

    private void everyPlace(SessionState state, Target target, List<Probe> probes) {
        // Once in the usual table, and in each table that the role may change.
        var changed = targets.apply(state).stream()
                .filter(other -> other.about().equals(other.table().company()))
                .filter(other ->
                        other.table().changed() != null || other.table().isRemovable());
        for (var asked : Stream.concat(Stream.of(target), changed).toList()) {
            for (var place : Place.all(asked.table())) {
                for (var condition : Condition.cheapest(asked)) {
                    probes.add(probe(state, SEQUENTIAL, asked, condition, place, IF, Effects.FREE_SETTING));
                }
                if (place.isExplained()) {
                    probes.add(probe(state, PlannerSettings.BY_INDEX, asked, Condition.EQUAL, place, ALONE, "")
                            .explained());
                }
            }
        }
    }

    /** A random combination. */
    Probe any() {
        var state = random.nextInt(3) == 0 ? pick(List.of(SessionState.values())) : pick(USUAL);
        var target = pick(targets.apply(state));
        var conditions = random.nextInt(3) == 0 ? Condition.of(target, leakproof) : Condition.forms(target);
        var condition = conditions.isEmpty() ? Condition.EQUAL : pick(conditions);
        var effect = random.nextBoolean() || effects.isEmpty() ? pick(Effects.BASIC) : pick(effects);
        var place = pick(Place.all(target.table()));
        var probe = probe(state, pick(PlannerSettings.ALL), target, condition, place, pick(Place.TIES), effect);
        return place.isExplained() && random.nextInt(3) == 0 ? probe.explained() : probe;
    }

    private Target onePer(String type, SessionState state) {
        return targets.apply(state).stream()
                .filter(target -> target.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static Probe probe(
            SessionState state,
            String settings,
            Target target,
            Condition condition,
            Place place,
            String tie,
            String effect) {
        return Probe.of(Attacker.APP, state, settings, target, condition, place, tie, effect);
    }

    private <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
