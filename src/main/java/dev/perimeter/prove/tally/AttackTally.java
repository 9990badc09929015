package dev.perimeter.prove.tally;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what was tried and what came back, and keeps each hole that was found. Ends everything when somebody wants it to end. */
public final class AttackTally {

    private static final int HOLES_MOST = 500;

    private final PrintStream progress;
    private final Map<String, Map<String, Integer>> answers = new LinkedHashMap<>();
    private final List<Hole> holes = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private long characters;
    private int removed;
    private volatile boolean isToEnd;

    public AttackTally(PrintStream progress) {
        this.progress = progress;
    }

    /** @param where what was asked or looked at; @param what the reason why it must not be so */
    public record Hole(String where, String what) {}

    /** Somebody interrupted it: what was made is removed, and nothing is said about the wall. */
    public static final class Interrupted extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    public void end() {
        isToEnd = true;
    }

    /** Called before each step: goes on, or throws {@link Interrupted}. */
    public void goOn() {
        if (isToEnd) {
            throw new Interrupted();
        }
    }

    /** @param answer a status or an SQLSTATE; @param words all that came back */
    public synchronized void count(String attempt, String answer, String words) {
        answers.computeIfAbsent(attempt, _ -> new TreeMap<>()).merge(answer, 1, Integer::sum);
        characters += words.length();
    }

    public synchronized void count(String attempt, String answer, int times) {
        answers.computeIfAbsent(attempt, _ -> new TreeMap<>()).merge(answer, times, Integer::sum);
    }

    public void hole(String where, String what) {
        var hole = new Hole(where, what);
        if (holes.size() < HOLES_MOST && !holes.contains(hole)) {
            holes.add(hole);
            say("HOLE: " + where + ": " + what);
        }
    }

    /** What the reader should know and what is no hole. */
    public void remark(String remark) {
        if (!remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    public void say(String what) {
        progress.println("prove: " + what);
    }

    public boolean holds() {
        return holes.isEmpty();
    }

    public List<Hole> holes() {
        return List.copyOf(holes);
    }

    public List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** For each kind of attempt, how often which answer came. */
    public Map<String, Map<String, Integer>> answers() {
        return answers;
    }

    public void removed(int rows) {
        removed += rows;
    }

    /** Rows that were made for the proof, or for one that was killed, and are gone. */
    public int removed() {
        return removed;
    }

    public synchronized int attempts() {
        return answers.values().stream()
                .flatMap(counts -> counts.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    public long characters() {
        return characters;
    }
}
