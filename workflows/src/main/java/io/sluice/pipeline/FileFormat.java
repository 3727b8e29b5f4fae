package io.sluice.pipeline;

/**
 * How a data file is written. {@code delimiter}, {@code quote} and {@code header} matter to CSV and TSV only; {@code charset} is a
 * Java charset name; a byte order mark is skipped whatever it says.
 */
public record FileFormat(Kind kind, String charset, char delimiter, char quote, boolean header) {

    /** The closed list of file kinds that are read and written. */
    public enum Kind {
        CSV,
        JSON,
        JSONL
    }

    public static FileFormat csv() {
        return new FileFormat(Kind.CSV, "UTF-8", ',', '"', true);
    }

    public static FileFormat json(Kind kind) {
        return new FileFormat(kind, "UTF-8", ',', '"', false);
    }
}
