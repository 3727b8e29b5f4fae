package io.sluice.extract;

import io.sluice.pipeline.ColumnType;

/** Which columns of a table a reading can go on by. */
public final class Rising {

    private Rising() {}

    public static boolean is(ColumnType type) {
        return RisingRows.KINDS.contains(type.kind());
    }
}
