package io.sluice.request;

/** Bounds the repairs of one request and has each attempt written down when its retry is over. */
final class Repairs {

    private final JournalActivity journal;
    private final boolean byHand;
    private int written;

    /** {@code written}: so many attempts an earlier run of the request has written down. */
    Repairs(JournalActivity journal, int written, boolean byHand) {
        this.journal = journal;
        this.written = written;
        this.byHand = byHand;
    }

    /** A run showed a problem: the next repair, or the end when all are spent. */
    Phase after(DraftRef draft, ProblemRef problem, Tries tries, Phase seenIn) {
        if (byHand) {
            return new Phase.Finished(Failures.byHand(problem, seenIn));
        }
        write(draft, tries, false);
        return tries.mayRepair()
                ? new Phase.Repair(draft, problem, tries)
                : new Phase.Finished(Failures.gaveUp(problem, seenIn));
    }

    /** A draft ran through: the repair that wrote it, if one did, was right. */
    void worked(DraftRef draft, Tries tries) {
        write(draft, tries, true);
    }

    private void write(DraftRef draft, Tries tries, boolean successful) {
        if (tries.repairs() > written) {
            written = tries.repairs();
            journal.repairTried(draft, written, successful);
        }
    }
}
