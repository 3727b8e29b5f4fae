package io.sluice.author.retrieval;

import io.sluice.author.planner.link.Linker;

/** Words that were spelt nearly right. */
final class Slips {

    private Slips() {}

    /** Cheap first: a slip changes one or two letters, so lengths and one end stay alike. */
    static boolean isSlip(String said, String known) {
        return known.length() > 3
                && Math.abs(said.length() - known.length()) <= 2
                && (said.charAt(0) == known.charAt(0)
                        || said.charAt(said.length() - 1) == known.charAt(known.length() - 1))
                && Linker.cost(said, known).stream().anyMatch(cost -> cost == Linker.SLIP);
    }
}
