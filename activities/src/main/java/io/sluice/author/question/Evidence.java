package io.sluice.author.question;

/**
 * What speaks against a reading: how freely its words were taken, how near the next other reading came, in how many ways it can be read,
 * how many keys only names give away, and how deep what is said of one thing is said of another. The surer of two readings is right
 * more often: what near rivals cost was seen to matter most.
 */
record Evidence(int freedom, int margin, int ways, int guessedKeys, int depth) {

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
                - A_LEVEL * Math.max(0, depth - 1);
        return isSure() ? Math.max(SURE, all) : Math.max(LEAST, Math.min(SURE - 0.01, all)) / ways;
    }

    /** Why it is not run; empty where it is. */
    String doubt() {
        if (ways > 1) {
            return "The question can be read in " + ways + " ways.";
        }
        return isSure() ? "" : "The words were taken too freely to be sure what is meant.";
    }
}
