package io.sluice.pipeline;

/**
 * How a data file is written. {@code delimiter}, {@code quote} and {@code header} matter to CSV and TSV only, {@code header} to
 * workbooks too; {@code charset} is a
 * Java charset name; a byte order mark is skipped whatever it says.
 */
public record FileFormat(Kind kind, String charset, char delimiter, char quote, boolean header) {

    /** The closed list of file kinds; {@link #PARQUET} and {@link #XLSX} are read only. */
    public enum Kind {
        CSV,
        JSON,
        JSONL,
        PARQUET,
        XLSX;

        /** Whether its records are JSON documents. */
        public boolean isJson() {
            return this == JSON || this == JSONL;
        }

        /** Whether files of this kind are written too. */
        public boolean isWritten() {
            return this == CSV || isJson();
        }
    }

    public static FileFormat csv() {
        return new FileFormat(Kind.CSV, "UTF-8", ',', '"', true);
    }

    public static FileFormat json(Kind kind) {
        return new FileFormat(kind, "UTF-8", ',', '"', false);
    }

    /** A sheet of a workbook, whose first row names its columns or holds values already. */
    public static FileFormat sheet(boolean header) {
        return new FileFormat(Kind.XLSX, "UTF-8", ',', '"', header);
    }

    public static FileFormat parquet() {
        return new FileFormat(Kind.PARQUET, "UTF-8", ',', '"', true);
    }
}
