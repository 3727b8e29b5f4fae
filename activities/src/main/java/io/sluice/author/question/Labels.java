package io.sluice.author.question;

import io.sluice.author.planner.link.Words;
import io.sluice.catalog.TableMetadata;
import java.util.List;
import java.util.Optional;

/** How a row is shown when a question only names its table: by its name or title, else by its key. */
final class Labels {

    private Labels() {}

    static Optional<Col> of(TableMetadata table) {
        var owner = Words.stems(table.name().table());
        return first(table, words -> words.equals(List.of("name")) || words.equals(List.of("title")))
                .or(() -> first(
                        table,
                        words -> words.size() > 1
                                && isName(words.getLast())
                                && owner.containsAll(words.subList(0, words.size() - 1))))
                .or(() -> only(table))
                .or(() -> Links.key(table).map(key -> new Col(table, key)));
    }

    private static boolean isName(String word) {
        return word.equals("name") || word.equals("title");
    }

    private static Optional<Col> first(TableMetadata table, java.util.function.Predicate<List<String>> fits) {
        return table.columns().stream()
                .filter(column -> fits.test(Words.stems(column.name())))
                .findFirst()
                .map(column -> new Col(table, column));
    }

    private static Optional<Col> only(TableMetadata table) {
        var names = table.columns().stream()
                .filter(column -> isName(Words.stems(column.name()).getLast()))
                .toList();
        return names.size() == 1 ? Optional.of(new Col(table, names.getFirst())) : Optional.empty();
    }
}
