package io.sluice.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One sentence over several sources, and what the table must hold afterwards: the rows of any of {@code expected}. */
record EtlTask(
        String id,
        String request,
        List<EtlSource> sources,
        List<List<List<@Nullable String>>> expected,
        boolean ordered) {

    /** Where a table lies; the content of files and APIs is a list of objects. */
    record EtlSource(
            String table,
            Kind kind,
            @Nullable String database,
            @Nullable JsonNode rows) {}

    /** The layouts of a source. */
    enum Kind {
        POSTGRES("the PostgreSQL source database"),
        MYSQL("the MySQL source database"),
        CSV("the CSV file %s.csv"),
        JSONL("the JSON-lines file %s.jsonl"),
        REST_JSON("the paginated REST API /api/%s");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String said(String table) {
            return words.formatted(table);
        }
    }

    List<EtlSource> of(Kind kind) {
        return sources.stream().filter(source -> source.kind() == kind).toList();
    }
}
