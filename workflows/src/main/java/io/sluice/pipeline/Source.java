package io.sluice.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where rows come from. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = Source.File.class, name = "file"),
    @Type(value = Source.Stream.class, name = "stream"),
    @Type(value = Source.Output.class, name = "output")
})
public sealed interface Source {

    /** A data file by its path relative to the request's folder, with '/' between its parts. */
    record File(String path, FileFormat format) implements Source {}

    /** A stream or table of a connection; a table's stream is {@code schema.table}. */
    record Stream(String connection, String stream) implements Source {}

    /** What an earlier step put out. */
    record Output(String name) implements Source {}
}
