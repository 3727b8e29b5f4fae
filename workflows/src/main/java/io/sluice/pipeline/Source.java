package io.sluice.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** Where rows come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = Source.File.class, name = "file"),
    @Type(value = Source.Stream.class, name = "stream"),
    @Type(value = Source.Output.class, name = "output"),
    @Type(value = Source.Lists.class, name = "lists")
})
public sealed interface Source {

    /** A connection, or a file; what an earlier step left lies in none. */
    default Optional<String> place() {
        return switch (this) {
            case File file -> Optional.of(file.path);
            case Stream stream -> Optional.of(stream.connection);
            case Output output -> Optional.empty();
            case Lists lists -> Optional.empty();
        };
    }

    /** A data file by its path relative to the request's folder, with '/' between its parts. */
    record File(String path, FileFormat format) implements Source {}

    /**
     * A stream or table of a connection; a table's stream is {@code schema.table}. Rows that fail any condition of {@code where}, over the
     * source's own columns, are not asked for: nothing that reads them would take them.
     */
    record Stream(String connection, String stream, List<Condition> where) implements Source {

        public Stream {
            where = where == null ? List.of() : List.copyOf(where);
        }

        /** All of its rows. */
        public Stream(String connection, String stream) {
            this(connection, stream, List.of());
        }

        public Stream where(List<Condition> conditions) {
            return new Stream(connection, stream, conditions);
        }
    }

    /** What an earlier step put out. */
    record Output(String name) implements Source {}

    /**
     * The elements of the lists that the rows of an extract's output hold in a column, each with the key of its row and its place in the list.
     * {@code of} is what a row is called in the name of its key.
     */
    record Lists(String output, String column, List<String> key, String of) implements Source {

        /** The place in the list, from 0. */
        public static final String INDEX = "#index_in_list";

        public Lists {
            key = List.copyOf(key);
            if (key.isEmpty()) {
                throw new IllegalArgumentException("lists hang on rows that have a key");
            }
        }

        /** What a column of the key is called beside the fields of an element. */
        public String named(String keyColumn) {
            return "^" + of + "_" + keyColumn;
        }
    }
}
