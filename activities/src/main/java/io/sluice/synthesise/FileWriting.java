package io.sluice.synthesise;

import io.sluice.pipeline.FileFormat;

/** Writes the rows of a query to stdout. */
final class FileWriting {
    private final SqlWords words;
    private final FileFormat format;

    FileWriting(SqlWords words, FileFormat format) {
        this.words = words;
        this.format = format;
    }

    String of(String query) {
        if (!words.postgres()) {
            return query + ";\n";
        }
        // \copy must stand on one line
        return "CREATE TEMP VIEW sluice_rows AS\n" + query + ";\n"
                + switch (format.kind()) {
                    case CSV ->
                        "\\copy (SELECT * FROM sluice_rows) TO pstdout WITH (FORMAT csv"
                                + (format.header() ? ", HEADER true" : "") + ", DELIMITER "
                                + (format.delimiter() == '\t'
                                        ? "E'\\t'"
                                        : words.literal(String.valueOf(format.delimiter())))
                                + ")\n";
                    case JSONL ->
                        "\\copy (SELECT to_jsonb(sluice_rows) FROM sluice_rows) TO pstdout WITH (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')\n";
                    case PARQUET, XLSX -> throw new IllegalArgumentException("the inspector refuses it");
                    case JSON ->
                        "\\copy (SELECT coalesce(jsonb_agg(to_jsonb(sluice_rows)), '[]') FROM sluice_rows) TO pstdout WITH (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')\n";
                };
    }
}
