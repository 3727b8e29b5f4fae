package io.sluice.pipeline;

import java.util.List;

/** What a pipeline does to each table and file, old content against new; rows written again equal count nowhere. */
public record Change(List<TableChange> tables, List<FileChange> files) {

    public Change {
        tables = List.copyOf(tables);
        files = List.copyOf(files);
    }

    /** Counts of rows. {@code dropped}: the sentence asked for it; {@code rejected}: could not be read or typed. */
    public record TableChange(
            String connection, String table, long inserted, long changed, long deleted, long dropped, long rejected) {

        /** The rows of the table that are touched: what the row budget guards. */
        public long touched() {
            return inserted + changed + deleted;
        }

        /** The same with so many more that could not be read or typed. */
        public TableChange alsoRejecting(long more) {
            return new TableChange(connection, table, inserted, changed, deleted, dropped, rejected + more);
        }
    }

    /** {@code action} is create, replace or append. */
    public record FileChange(String path, String action) {}

    public static Change none() {
        return new Change(List.of(), List.of());
    }
}
