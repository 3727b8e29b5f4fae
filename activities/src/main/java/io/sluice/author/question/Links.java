package io.sluice.author.question;

import io.sluice.author.planner.link.Words;
import io.sluice.catalog.ColumnMetadata;
import io.sluice.catalog.TableMetadata;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How tables belong together: foreign keys that are declared, and those that names give away. */
final class Links {

    private static final Set<String> KEY_WORDS = Set.of("id", "identifier", "key", "no", "number", "code");

    private static final Set<String> GENERIC =
            Set.of("name", "title", "date", "type", "status", "description", "year", "time", "age");

    private Links() {}

    static List<Link> among(List<TableMetadata> tables) {
        var links = new LinkedHashSet<Link>();
        for (var table : tables) {
            declared(table, tables, links);
        }
        for (var many : tables) {
            for (var one : tables) {
                if (!many.equals(one)) {
                    named(many, one, links);
                }
            }
        }
        return List.copyOf(links);
    }

    private static void declared(TableMetadata table, List<TableMetadata> tables, Set<Link> links) {
        for (var key : table.foreignKeys()) {
            if (key.columns().size() == 1) {
                tables.stream()
                        .filter(other -> other.name().equals(key.table()))
                        .findFirst()
                        .ifPresent(one -> links.add(new Link(
                                table,
                                key.columns().getFirst(),
                                one,
                                key.otherColumns().getFirst())));
            }
        }
    }

    private static void named(TableMetadata many, TableMetadata one, Set<Link> links) {
        var key = key(one);
        if (key.isEmpty()) {
            return;
        }
        var known = links.stream()
                .anyMatch(link -> link.many().equals(many) && link.one().equals(one));
        if (known) {
            return;
        }
        many.columns().stream()
                .filter(column -> column.type().kind() == key.get().type().kind())
                .filter(column -> !isOwnKey(many, one, column))
                .filter(column -> refers(column.name(), one, key.get().name()))
                .findFirst()
                .ifPresent(column ->
                        links.add(new Link(many, column.name(), one, key.get().name())));
    }

    /** Two tables with a key of the same name: only one of them can be the other's part. */
    private static boolean isOwnKey(TableMetadata many, TableMetadata one, ColumnMetadata column) {
        return many.primaryKey().equals(List.of(column.name()))
                        && one.primaryKey().equals(List.of(column.name()))
                        && many.name().table().compareTo(one.name().table()) < 0
                || many.primaryKey().equals(List.of(column.name()))
                        && Words.of(column.name()).equals(List.of("id"));
    }

    /** Words that every table may use for a column: they say nothing about another table's. */
    static boolean isGeneric(String phrase) {
        var words = Words.stems(phrase);
        return words.size() == 1 && (KEY_WORDS.contains(words.getFirst()) || GENERIC.contains(words.getFirst()));
    }

    /** The column that names a row: the primary key, else one that is called like the table. */
    static Optional<ColumnMetadata> key(TableMetadata table) {
        if (table.rowKey().size() == 1) {
            return table.column(table.rowKey().getFirst());
        }
        var name = Words.stems(table.name().table());
        return !table.rowKey().isEmpty()
                ? Optional.empty()
                : table.columns().stream()
                        .filter(column -> isKeyName(Words.stems(column.name()), name))
                        .findFirst();
    }

    private static boolean isKeyName(List<String> column, List<String> table) {
        return column.size() == table.size() + 1
                && column.subList(0, table.size()).equals(table)
                && KEY_WORDS.contains(column.getLast());
    }

    private static boolean refers(String column, TableMetadata one, String key) {
        var said = Words.stems(column);
        var keyWords = Words.stems(key);
        if (said.equals(keyWords)) {
            return !(said.size() == 1 && KEY_WORDS.contains(said.getFirst())) && !said.equals(List.of("name"));
        }
        var table = Words.stems(one.name().table());
        var bare = KEY_WORDS.contains(said.getLast()) ? said.subList(0, said.size() - 1) : said;
        return !bare.isEmpty() && (endsWith(table, bare) || endsWith(said, without(keyWords)));
    }

    private static List<String> without(List<String> key) {
        return key.size() > 2 ? key.subList(1, key.size()) : List.of("\u0000");
    }

    private static boolean endsWith(List<String> all, List<String> end) {
        return all.size() >= end.size()
                && all.subList(all.size() - end.size(), all.size()).equals(end);
    }
}
