package io.sluice.request;

/** How often a request was repaired and, because its figures went stale, proven again; both are bounded, so no loop is endless. */
public record Tries(int repairs, int reproofs) {

    public static final int MAX_REPAIRS = 3;
    public static final int MAX_REPROOFS = 3;
    public static final Tries NONE = new Tries(0, 0);

    public Tries repaired() {
        return new Tries(repairs + 1, reproofs);
    }

    public Tries reproven() {
        return new Tries(repairs, reproofs + 1);
    }

    boolean mayRepair() {
        return repairs < MAX_REPAIRS;
    }

    boolean mayReprove() {
        return reproofs < MAX_REPROOFS;
    }
}
