package io.sluice.synthesise;

import io.sluice.pipeline.Source;
import java.util.List;
import java.util.stream.Collectors;

/** Brings a file, given on stdin as UTF-8 without a byte order mark, into a temporary table of text. */
final class FileReading {
    /** Signs that no text holds, so that a line of JSON is one field. */
    private static final String WHOLE_LINE = "WITH (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')";

    private final SqlWords words;
    private final Source.File file;
    private final List<String> fields;

    FileReading(SqlWords words, Source.File file, List<String> fields) {
        this.words = words;
        this.file = file;
        this.fields = fields;
    }

    String into(String table) {
        var text = file.format().kind().isWritten() ? "" : ", saved as CSV with a header";
        var comment = "-- " + file.path().replace("\n", " ") + " comes by stdin" + text + "\n";
        return comment
                + switch (file.format().kind()) {
                    case CSV, PARQUET, XLSX -> words.postgres() ? csv(table) : mysqlCsv(table);
                    case JSONL -> words.postgres() ? lines(table, table) : mysqlDocuments(table, "\\n");
                    case JSON -> words.postgres() ? array(table) : mysqlArray(table);
                };
    }

    static String jsonField(SqlWords words, String name) {
        return words.postgres()
                ? "(document ->> " + words.literal(name) + ")"
                : "json_unquote(nullif(json_extract(document, " + words.literal("$.\"" + name + "\"")
                        + "), CAST('null' AS json)))";
    }

    private String csv(String table) {
        return "CREATE TEMP TABLE " + table + " (" + columns("text")
                + ", sluice_line bigint GENERATED ALWAYS AS IDENTITY);\n"
                + "\\copy " + table + " (" + columns("") + ") FROM pstdin WITH (FORMAT csv"
                + (file.format().header() ? ", HEADER true" : "")
                + ", DELIMITER " + sign(file.format().delimiter()) + ", QUOTE "
                + sign(file.format().quote()) + ")\n\n";
    }

    private String columns(String type) {
        return fields.stream()
                .map(name -> (words.name(name) + " " + type).strip())
                .collect(Collectors.joining(", "));
    }

    private String sign(char sign) {
        return sign == '\t' ? "E'\\t'" : words.literal(String.valueOf(sign));
    }

    private String lines(String table, String name) {
        return "CREATE TEMP TABLE " + name + " (document jsonb, sluice_line bigint GENERATED ALWAYS AS IDENTITY);\n"
                + "\\copy " + table + " (document) FROM pstdin " + WHOLE_LINE + "\n\n";
    }

    private String array(String table) {
        return "CREATE TEMP TABLE sluice_text (line text, sluice_line bigint GENERATED ALWAYS AS IDENTITY);\n"
                + "\\copy sluice_text (line) FROM pstdin " + WHOLE_LINE + "\n"
                + "CREATE TEMP TABLE " + table + " AS SELECT document, sluice_line FROM jsonb_array_elements(\n"
                + "    (SELECT string_agg(line, E'\\n' ORDER BY sluice_line)::jsonb FROM sluice_text)) WITH ORDINALITY AS all_of_it(document, sluice_line);\n\n";
    }

    private String mysqlCsv(String table) {
        return "CREATE TEMPORARY TABLE " + table + " (" + columns("longtext")
                + ", sluice_line bigint AUTO_INCREMENT PRIMARY KEY);\n"
                + "LOAD DATA LOCAL INFILE '/dev/stdin' INTO TABLE " + table
                + " CHARACTER SET utf8mb4 FIELDS TERMINATED BY "
                + words.literal(String.valueOf(file.format().delimiter())) + " OPTIONALLY ENCLOSED BY "
                + words.literal(String.valueOf(file.format().quote())) + " ESCAPED BY ''"
                + (file.format().header() ? " IGNORE 1 LINES" : "") + "\n    (" + columns("") + ");\n\n";
    }

    private String mysqlDocuments(String table, String end) {
        return "CREATE TEMPORARY TABLE " + table + " (document json, sluice_line bigint AUTO_INCREMENT PRIMARY KEY);\n"
                + "LOAD DATA LOCAL INFILE '/dev/stdin' INTO TABLE " + table
                + " CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\x01' ESCAPED BY '' LINES TERMINATED BY '" + end
                + "' (document);\n\n";
    }

    private String mysqlArray(String table) {
        return mysqlDocuments("sluice_text", "\\x02")
                + "CREATE TEMPORARY TABLE " + table + " AS SELECT one.document, one.sluice_line FROM sluice_text,\n"
                + "    json_table(sluice_text.document, '$[*]' COLUMNS (sluice_line FOR ORDINALITY, document json PATH '$')) one;\n\n";
    }
}
