package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rows of a table that a noun phrase means. */
record Noun(TableMetadata table, List<Pred> preds) {

    Noun {
        preds = List.copyOf(preds);
    }

    static Noun of(TableMetadata table) {
        return new Noun(table, List.of());
    }

    Noun with(Pred pred) {
        return new Noun(table, Stream.concat(preds.stream(), Stream.of(pred)).toList());
    }

    Optional<Pred.Top> top() {
        return preds.stream()
                .filter(Pred.Top.class::isInstance)
                .map(Pred.Top.class::cast)
                .findFirst();
    }

    List<Pred> plain() {
        return preds.stream().filter(pred -> !(pred instanceof Pred.Top)).toList();
    }
}
