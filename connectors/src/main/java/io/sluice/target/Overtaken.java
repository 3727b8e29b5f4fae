package io.sluice.target;

/** Another attempt took the fence, or the page was done already: whatever this attempt did is rolled back; the ledger has the truth. */
public final class Overtaken extends RuntimeException {

    public Overtaken(Part part) {
        super("another attempt has taken over " + part);
    }
}
