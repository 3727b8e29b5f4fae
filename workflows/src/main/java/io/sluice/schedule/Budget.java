package io.sluice.schedule;

import org.jspecify.annotations.Nullable;

/**
 * What one firing may do to a table without a person, beyond what the approved proof did: null is any number of rows. Deleting every row
 * of a table is never within it.
 */
public record Budget(
        int deletedPercent,
        long rejected,
        @Nullable Long inserted,
        @Nullable Long changed) {

    /** Any insert or change, at most a tenth of the rows deleted, none rejected. */
    public static final Budget USUAL = new Budget(10, 0, null, null);

    public Budget {
        if (deletedPercent < 0 || deletedPercent > 100) {
            throw new IllegalArgumentException("the share of rows that may be deleted is 0 to 100 percent");
        }
        if (rejected < 0 || inserted != null && inserted < 0 || changed != null && changed < 0) {
            throw new IllegalArgumentException("a number of rows is not negative");
        }
    }

    /** Of a table that held {@code before} rows. */
    public boolean coversDeleting(long deleted, long before) {
        return deleted == 0 || deleted < before && 100 * deleted <= deletedPercent * before;
    }
}
