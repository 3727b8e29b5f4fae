package io.sluice.trial;

/** How much a run takes of what its steps read; remembers whether less of it could be taken, for a step that this is too much for. */
final class Sampling {

    /** Of a table that is not taken whole. */
    static final int ROWS = 1_000;

    private static final long LITTLE_FILE = 1L << 20;

    private final long rows;
    private final long bytes;
    private final long file;
    private boolean reducible;

    private Sampling(long rows, long bytes, long file) {
        this.rows = rows;
        this.bytes = bytes;
        this.file = file;
    }

    /** Small tables and files whole. */
    static Sampling usual() {
        return new Sampling(100_000, 256L << 20, 64L << 20);
    }

    /** A sample of every table, the beginning of every file. */
    static Sampling little() {
        return new Sampling(ROWS, 256L << 20, LITTLE_FILE);
    }

    /** Rows are counted no further than this. */
    long mostRows() {
        return rows;
    }

    boolean isWhole(long rowsOfTable, long bytesOfTable) {
        var whole = rowsOfTable <= rows && bytesOfTable <= bytes;
        reducible |= whole && rowsOfTable > ROWS;
        return whole;
    }

    /** How much of a script's input of this size. */
    long bytesOf(long size) {
        var taken = Math.min(size, file);
        reducible |= taken > LITTLE_FILE;
        return taken;
    }

    boolean isReducible() {
        return reducible;
    }
}
