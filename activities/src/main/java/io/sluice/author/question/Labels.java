package io.sluice.author.question;

import io.sluice.catalog.TableMetadata;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** How a row is shown when a question only names its table: by its name or title, else by its key. */
final class Labels {

    /** Words before "name" that say which of a thing's names it is; others say that it is the name of something else. */
    private static final Set<String> SORTS = Set.of(
            "full",
            "official",
            "common",
            "display",
            "short",
            "long",
            "legal",
            "brand",
            "trade",
            "user",
            "nick",
            "main",
            "given",
            "product",
            "item",
            "company",
            "original",
            "english",
            "local",
            "proper",
            "preferred",
            "public");

    private Labels() {}

    static Optional<Col> of(TableMetadata table, SchemaNames names) {
        return first(table, col -> isName(names.bare(col)))
                .or(() -> only(table, names))
                .or(() -> Links.key(table, names).map(key -> new Col(table, key)));
    }

    private static boolean isName(List<String> words) {
        return words.equals(List.of("name")) || words.equals(List.of("title"));
    }

    private static Optional<Col> first(TableMetadata table, Predicate<Col> fits) {
        return cols(table).stream().filter(fits).findFirst();
    }

    /** "Writer name" in a table of writers, or the one column that ends in name or title. */
    private static Optional<Col> only(TableMetadata table, SchemaNames names) {
        var owner = names.of(table);
        var ending = cols(table).stream()
                .filter(col -> names.of(col).size() > 1)
                .filter(col -> isName(names.of(col)
                        .subList(names.of(col).size() - 1, names.of(col).size())))
                .toList();
        var own = ending.stream()
                .filter(col ->
                        owner.containsAll(names.of(col).subList(0, names.of(col).size() - 1)))
                .findFirst();
        return own.or(() ->
                ending.size() == 1 && SORTS.contains(names.of(ending.getFirst()).getFirst())
                        ? Optional.of(ending.getFirst())
                        : Optional.empty());
    }

    private static List<Col> cols(TableMetadata table) {
        return table.columns().stream().map(column -> new Col(table, column)).toList();
    }
}
