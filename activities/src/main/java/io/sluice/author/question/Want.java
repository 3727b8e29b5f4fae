package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import org.jspecify.annotations.Nullable;

/** Something that a question wants to see, before it is known of which table. */
sealed interface Want {

    /** {@code owner} where the words name the table: "singer names". */
    record Value(Attr attr, @Nullable TableMetadata owner) implements Want {}

    record Aggregated(String function, Attr attr, @Nullable TableMetadata owner) implements Want {}

    record Number(Noun noun) implements Want {}
}
