package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Words that name a column, and the columns they may mean; the noun they belong to decides. */
record Attr(String phrase, List<Choice> choices) {

    record Choice(Col col, int cost) {}

    /** The column of this table that fits best, if one does. */
    Optional<Col> of(TableMetadata table) {
        return best(choices.stream()
                .filter(choice -> choice.col().table().equals(table))
                .toList());
    }

    /** The only column of all that fits best. */
    Optional<Col> anywhere() {
        return best(choices);
    }

    private static Optional<Col> best(List<Choice> fitting) {
        var least = fitting.stream().mapToInt(Choice::cost).min();
        var best = fitting.stream()
                .filter(choice -> choice.cost() == least.orElse(-1))
                .toList();
        return best.size() == 1 ? Optional.of(best.getFirst().col()) : Optional.empty();
    }

    /** What the columns are called. */
    List<String> names() {
        return choices.stream().map(choice -> choice.col().name()).distinct().toList();
    }

    static Attr of(String phrase, List<Choice> choices) {
        return new Attr(
                phrase,
                choices.stream().sorted(Comparator.comparingInt(Choice::cost)).toList());
    }
}
