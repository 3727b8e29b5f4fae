package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import org.jspecify.annotations.Nullable;

/** Something that a question wants to see, before it is known of which table. */
sealed interface Want {

    /** {@code owner} where the words name the table: "singer names". */
    record Value(Attr attr, @Nullable TableMetadata owner) implements Want {}

    record Aggregated(String function, Attr attr, @Nullable TableMetadata owner) implements Want {}

    record Number(Noun noun) implements Want {}

    /** The number that was asked for already. */
    record Total() implements Want {}

    /** How many different values a column has. */
    record Different(Attr attr) implements Want {}

    /** A figure of marked rows, or a function of it. */
    record OfMarked(@Nullable String function, Markers.Marked marked) implements Want {}

    /** The rows of a table, shown by their label. */
    record Label(TableMetadata table) implements Want {}
}
