package io.sluice.author.question;

import java.util.ArrayList;
import java.util.List;

/**
 * What speaks against a reading: how freely its words were taken, how near the next other reading came, in how many ways it can be read,
 * how many keys only names give away, how deep what is said of one thing is said of another, and what the question leaves open. The surer
 * of two readings is right more often.
 */
record Evidence(int freedom, int margin, int ways, int guessedKeys, int depth, List<Vagueness> open) {

    Evidence {
        open = List.copyOf(open);
    }

    /** From here on another reading is no rival. */
    static final int FAR = 6;

    /** Below this a reading is shown, not run. */
    static final double SURE = 0.75;

    /** More points than this are taken too freely to be run at all. */
    private static final int FREEST = 23;

    private static final double BEST = 0.98;
    private static final double A_POINT = 0.004;
    private static final double A_STEP_NEARER = 0.02;
    private static final double A_GUESSED_KEY = 0.02;
    private static final double A_LEVEL = 0.02;
    private static final double LEAST = 0.5;

    boolean isSure() {
        return ways == 1 && freedom <= FREEST;
    }

    double confidence() {
        var all = BEST
                - A_POINT * freedom
                - A_STEP_NEARER * Math.max(0, FAR - margin)
                - A_GUESSED_KEY * guessedKeys
                - A_LEVEL * Math.max(0, depth - 1)
                - open.stream().mapToDouble(Vagueness::cost).sum();
        return isSure() ? Math.max(SURE, all) : Math.max(LEAST, Math.min(SURE - 0.01, all)) / ways;
    }

    /** Each thing that makes it less sure, in words. */
    List<String> doubts() {
        var all = new ArrayList<String>();
        if (freedom > 0) {
            all.add("words are not those of the catalog letter by letter (" + freedom + " points)");
        }
        if (margin < FAR) {
            all.add("another reading is near (" + margin + " points)");
        }
        if (guessedKeys > 0) {
            all.add("tables are brought together by their names only");
        }
        if (depth > 1) {
            all.add("conditions lie within conditions (" + depth + " deep)");
        }
        open.forEach(vagueness -> all.add(vagueness.taken()));
        return List.copyOf(all);
    }

    /** Why it is not run; empty where it is. */
    String doubt() {
        if (ways > 1) {
            return "The question can be read in " + ways + " ways.";
        }
        return isSure() ? "" : "The words were taken too freely to be sure what is meant.";
    }
}
