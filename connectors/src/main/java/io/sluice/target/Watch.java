package io.sluice.target;

/** Whoever follows long work: hears how far it came and may stop it. */
public interface Watch {

    Watch NOBODY = new Watch() {
        @Override
        public void moved(int step, long rows, long bytes) {}

        @Override
        public void running(TargetSession session) {}

        @Override
        public void check() {}
    };

    /** Rows and source bytes so far. */
    void moved(int step, long rows, long bytes);

    /** A cancel has to end this session's statement from now on. */
    void running(TargetSession session);

    /** Throws what ends the work if it was cancelled. */
    void check();
}
