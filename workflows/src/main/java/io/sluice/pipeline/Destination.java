package io.sluice.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a load writes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = Destination.Table.class, name = "table"),
    @Type(value = Destination.File.class, name = "file"),
    @Type(value = Destination.Output.class, name = "output")
})
public sealed interface Destination {

    /** A table; {@code create} when the draft found it missing and makes it from the load's columns. */
    record Table(TableName name, boolean create) implements Destination {}

    /** A file by its path relative to the request's folder. */
    record File(String path, FileFormat format) implements Destination {}

    /** Rows that later steps of the pipeline read by this name. */
    record Output(String name) implements Destination {}
}
