package io.sluice.pipeline;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** A checkable statement drawn from the sentence, such as "no row of orders has an empty amount"; {@code step} is the step it speaks of. */
public record Claim(String text, int step, Check check) {

    /** Of a load from a source. */
    public static Claim rowsAddUp(int step) {
        return new Claim("rows loaded = rows read − dropped − rejected", step, new RowsAddUp());
    }

    /** Of a load that adds what a step put out, called {@code output}, to a table. */
    public static Claim rowsAddUp(int step, String table, String output) {
        return new Claim("rows loaded into " + table + " = rows of " + output + " − rejected", step, new RowsAddUp());
    }

    /** How a claim is checked against the rows of its step. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = NeverEmpty.class, name = "never_empty"),
        @Type(value = RowsAddUp.class, name = "rows_add_up"),
        @Type(value = Unique.class, name = "unique")
    })
    public sealed interface Check {}

    /** No loaded row is NULL or blank in this destination column. */
    public record NeverEmpty(String column) implements Check {}

    /** Rows loaded = rows read − dropped − rejected. */
    public record RowsAddUp() implements Check {}

    /** No two loaded rows agree in these destination columns. */
    public record Unique(List<String> columns) implements Check {}
}
