package io.sluice.target;

/** What a step asks is not done on this target, for a reason that another draft can heed. */
public final class Refused extends RuntimeException {

    private final int step;
    private final String next;

    public Refused(int step, String message, String next) {
        super(message);
        this.step = step;
        this.next = next;
    }

    public int step() {
        return step;
    }

    /** What can be asked instead. */
    public String next() {
        return next;
    }
}
