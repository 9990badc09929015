package dev.perimeter.prove.tally;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts attempts and answers, and keeps each hole that was found. It stops the proof when the
 * command is interrupted.
 */
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

    /**
     * @param where the request or the check
     * @param what why the result is a hole
     */
    public record Hole(String where, String what) {}

    /**
     * The proof was interrupted: its companies are removed, and the report says nothing about the
     * wall.
     */
    public static final class Interrupted extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    public void end() {
        isToEnd = true;
    }

    /** Called before each step: returns, or throws {@link Interrupted}. */
    public void goOn() {
        if (isToEnd) {
            throw new Interrupted();
        }
    }

    /**
     * @param answer a status or an SQLSTATE
     * @param words the whole answer
     */
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

    /** A remark for the reader that is no hole. */
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

    /** The number of each answer for each kind of attempt. */
    public Map<String, Map<String, Integer>> answers() {
        return answers;
    }

    public void removed(int rows) {
        removed += rows;
    }

    /** Counts removed rows, of this proof or of one that was killed. */
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
