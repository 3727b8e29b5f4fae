package io.sluice.standalone.story;

/**
 * A draft as models write them, broken in a common way, and the patch that mended it. Both call the table they write {@code TARGET}; with
 * {@code columns} it is there before, and {@code rows} are in it when all is well.
 */
record Fault(String kind, String name, String columns, String broken, String mended, int rows) {

    String draft(String table) {
        return broken.replace("TARGET", table);
    }

    String patch(String table) {
        return mended.replace("TARGET", table);
    }

    /** Empty when a load makes the table. */
    String prepare(String table) {
        return columns.isEmpty() ? "" : "create table " + table + " (" + columns + ")";
    }
}
